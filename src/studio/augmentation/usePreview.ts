import { useEffect, useRef, useState } from 'react';
import type { ImageHash } from '../../domain/dataset/dataset';
import type { Augmentation } from '../../domain/recipe/augmentation';
import type { PreviewImage } from '../../engine/protocol';
import { inference } from '../../client/inference';
import { latestOnly } from './latestOnly';

/** Side of a preview square, in pixels. */
export const PREVIEW_SIZE = 96;
export const VARIANTS = 5;

interface Request {
  hashes: ImageHash[];
  augmentation: Augmentation;
  seed: number;
}

interface Preview {
  /** Null until the first has been drawn. */
  images: PreviewImage[] | null;
  /** A sentence, when the last request failed. */
  error: string | null;
}

const draw = ({ hashes, augmentation, seed }: Request) =>
  inference().previewAugmentation(hashes, augmentation, seed, VARIANTS, PREVIEW_SIZE);

/** The variants of these pictures, redrawn as the augmentation changes: the latest wish wins. */
export function usePreview(
  hashes: ImageHash[] | undefined,
  augmentation: Augmentation | undefined,
  seed: number,
): Preview {
  const [preview, setPreview] = useState<Preview>({ images: null, error: null });
  const drawing = useRef<ReturnType<typeof latestOnly<Request, PreviewImage[]>>>(null);

  useEffect(() => {
    const latest = latestOnly(
      draw,
      (images) => setPreview({ images, error: null }),
      (error) => {
        const reason = error instanceof Error ? error.message : String(error);
        setPreview(({ images }) => ({ images, error: reason }));
      },
    );
    drawing.current = latest;
    return () => latest.dispose();
  }, []);

  useEffect(() => {
    if (hashes && hashes.length > 0 && augmentation) {
      drawing.current?.request({ hashes, augmentation, seed });
    }
  }, [hashes, augmentation, seed]);

  return preview;
}
