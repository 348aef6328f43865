import { transfer } from 'comlink';
import type { DrawSvg } from '../engine/protocol/importing';

/**
 * Draw an SVG to a bitmap, for the worker that makes the sample: only a page has
 * an SVG renderer. Decoding happens off the main thread; what is left of it here
 * is a few milliseconds a drawing, one drawing a task.
 */
export const drawSvg: DrawSvg = async (svg, size) => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(size, size);
    image.src = url;
    await image.decode();
    const bitmap = await createImageBitmap(image, { resizeWidth: size, resizeHeight: size });
    return transfer(bitmap, [bitmap]);
  } finally {
    URL.revokeObjectURL(url);
  }
};
