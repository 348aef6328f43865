import { useCallback, useEffect, useState } from 'react';
import type { UsableModel } from './usableModel';
import { usePrediction } from './usePrediction';

/**
 * A model's prediction of one image, or of what the camera shows.
 * @param explained with Grad-CAM
 */
export function useOneImage(model: UsableModel, explained: boolean) {
  const [image, setImage] = useState<Blob | null>(null);
  const [live, setLive] = useState(false);
  const { predict, clear, ...found } = usePrediction();

  const show = useCallback((file: File) => {
    setLive(false);
    setImage(file);
  }, []);
  const switchLive = (next: boolean) => {
    clear();
    setImage(null);
    setLive(next);
  };

  const { key, threshold } = model;
  useEffect(() => {
    if (image && !live) void predict(model, image, explained);
    // The key and the threshold are all of the model that a prediction depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, threshold, image, live, explained, predict]);

  return {
    ...found,
    live,
    switchLive,
    image,
    show,
    /** Where the browser cannot show it. */
    hide: () => setImage(null),
    predictFrame: (frame: Blob) => predict(model, frame, explained),
  };
}
