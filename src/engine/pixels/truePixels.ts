/**
 * Some browsers answer what is read from a canvas with noise, so that pages cannot tell users
 * apart by it (Firefox's `privacy.resistFingerprinting`). A network would learn the noise.
 */
import { message, StudioError } from '../../texts/message';
import { whiteCanvas } from './squash';

const SIDE = 16;

/** Pixels that no protection would leave as they are by chance: opaque, each another colour. */
const known = (): Uint8ClampedArray<ArrayBuffer> =>
  Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 37 + (i >> 4)) % 256,
  );

/** Whether what is written to a canvas is what is read back. */
export function readsTruePixels(
  canvas: Pick<OffscreenCanvasRenderingContext2D, 'putImageData' | 'getImageData'>,
): boolean {
  const pixels = known();
  canvas.putImageData(new ImageData(pixels, SIDE, SIDE), 0, 0);
  const { data } = canvas.getImageData(0, 0, SIDE, SIDE);
  return pixels.every((value, i) => data[i] === value);
}

let proven = false;

/** Throws an Error with a message for the user where pixels cannot be trusted. Looks once. */
export function requireTruePixels(): void {
  proven ||= readsTruePixels(whiteCanvas(SIDE, SIDE));
  if (!proven) throw new StudioError(message('importing.noTruePixels'));
}
