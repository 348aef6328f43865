import { message, StudioError } from '../../texts/message';
import { Resizer } from './resize';

/** Pixels read from a canvas at once: 4 MB of RGBA. */
const STRIP = 2 ** 20;

/** A canvas to read back from, white, so that transparency becomes white. */
export function whiteCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new StudioError(message('importing.noCanvas'));
  return whitened(context);
}

export function whitened(
  context: OffscreenCanvasRenderingContext2D,
): OffscreenCanvasRenderingContext2D {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  return context;
}

/**
 * What a model sees of an image of this many pixels: flattened on white and squashed to a square
 * by Pillow's bilinear filter. RGB bytes, [size, size, 3], 0–255.
 */
export function squash(
  image: CanvasImageSource,
  width: number,
  height: number,
  size: number,
): Uint8Array<ArrayBuffer> {
  const resizer = new Resizer(width, height, size, size);
  const rows = Math.min(height, Math.max(1, Math.floor(STRIP / width)));
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    const context = whiteCanvas(width, count);
    context.drawImage(image, 0, -top);
    resizer.push(context.getImageData(0, 0, width, count).data);
  }
  return resizer.finish();
}
