import { useLayoutEffect, useRef } from 'react';

/** Paints RGBA bytes, `[size, size, 4]`. Hidden from screen readers: the row around it has a text. */
export function VariantCanvas({
  pixels,
  size,
}: {
  pixels: Uint8ClampedArray<ArrayBuffer> | null;
  size: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (pixels) context?.putImageData(new ImageData(pixels, size, size), 0, 0);
  }, [pixels, size]);
  return <canvas ref={canvas} width={size} height={size} aria-hidden />;
}
