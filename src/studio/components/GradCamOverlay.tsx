import { useEffect, useRef } from 'react';
import type { AttributionMap } from '../../engine/protocol';
import classes from './GradCamOverlay.module.css';

/** Yellow for low values, red for high ones, nothing for 0. */
function paint(context: CanvasRenderingContext2D, { size, values }: AttributionMap): void {
  const image = context.createImageData(size, size);
  values.forEach((value, index) => {
    image.data.set([255, 220 * (1 - value), 0, 190 * value], index * 4);
  });
  context.putImageData(image, 0, 0);
}

/** A Grad-CAM map over the image it is laid on; the browser smooths it. */
export function GradCamOverlay({ map, opacity = 1 }: { map: AttributionMap; opacity?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paint(context, map);
  }, [map]);
  return (
    <canvas
      ref={canvas}
      width={map.size}
      height={map.size}
      className={classes.map}
      style={{ opacity }}
      data-testid="grad-cam"
      aria-hidden
    />
  );
}
