import { useEffect, useRef } from 'react';
import type { AttributionMap } from '../../engine/protocol/models';
import { gradCamPixels, SIDE } from './gradCamImage';
import classes from './GradCamOverlay.module.css';

interface GradCamOverlayProps {
  map: AttributionMap;
  /** How much of the image it hides, in [0, 1]. */
  opacity?: number;
}

/** Strong enough to be seen on drawings and photos, with the image still recognisable. */
export const DEFAULT_OPACITY = 0.7;

/** A Grad-CAM map over the image it is laid on. */
export function GradCamOverlay({ map, opacity = DEFAULT_OPACITY }: GradCamOverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(new ImageData(gradCamPixels(map), SIDE, SIDE), 0, 0);
  }, [map]);
  return (
    <canvas
      ref={canvas}
      width={SIDE}
      height={SIDE}
      className={classes.map}
      style={{ opacity }}
      data-testid="grad-cam"
      aria-hidden
    />
  );
}
