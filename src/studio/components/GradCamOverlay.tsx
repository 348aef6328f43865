import { useEffect, useRef } from 'react';
import type { AttributionMap } from '../../engine/protocol';
import classes from './LookedAt.module.css';

/** Yellow where it looked a little, red where it looked most; the rest stays as it is. */
function paint(context: CanvasRenderingContext2D, { size, values }: AttributionMap): void {
  const image = context.createImageData(size, size);
  values.forEach((value, index) => {
    image.data.set([255, 220 * (1 - value), 0, 190 * value], index * 4);
  });
  context.putImageData(image, 0, 0);
}

/** What the network looked at, over the picture it is laid on; the browser smooths it. */
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
      className={classes.lookedAt}
      style={{ opacity }}
      data-testid="looked-at"
      aria-hidden
    />
  );
}
