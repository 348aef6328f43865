import { withLock } from '../../messaging/locks';
import { message } from '../../texts/message';
import { checkImage, MAX_PIXELS } from './check';
import type { ImageType } from './format';
import { bitmapOfFrame, lumaOfJpeg } from './frame';
import { lumaHash, perceptualHash } from './perceptualHash';
import { Rejected } from './rejected';
import { squash, whiteCanvas, whitened } from './squash';
import { requireTruePixels } from './truePixels';

/** The longer side of a thumbnail, in pixels: sharp at the gallery's size on a dense screen. */
export const THUMBNAIL_SIDE = 160;

/** A JPEG within these, in pixels and bytes, is its own thumbnail: it draws as fast, and nothing need be encoded. */
const OWN_THUMBNAIL_SIDE = 512;
const OWN_THUMBNAIL_BYTES = 64 * 1024;

/** Up to so many pixels, how the decoder gets the bytes costs more than what it does with them. */
const SMALL = 2 ** 20;

/** Images with more pixels are decoded one at a time, whatever the number of workers. */
const LARGE = MAX_PIXELS / 8;

async function bitmapOfBlob(bytes: Uint8Array<ArrayBuffer>, type: ImageType): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
  } catch {
    throw new Rejected('damaged', message('importing.file.undecodable'));
  }
}

/**
 * Decode with EXIF orientation applied, colours as the browser does; `work` gets the bitmap,
 * which is closed after it. `exact` is for pixels that must be the same wherever they are
 * decoded; without it a value may differ by one or two.
 */
async function withBitmap<T>(
  bytes: Uint8Array<ArrayBuffer>,
  { exact }: { exact: boolean },
  work: (bitmap: ImageBitmap, type: ImageType) => Promise<T> | T,
): Promise<T> {
  requireTruePixels();
  const { type, width, height } = checkImage(bytes);
  const small = width * height <= SMALL;
  const decode = async () => {
    const bitmap =
      (small && !exact && (await bitmapOfFrame(bytes, type))) || (await bitmapOfBlob(bytes, type));
    try {
      return await work(bitmap, type);
    } finally {
      bitmap.close();
    }
  };
  if (width * height <= LARGE) return await decode();
  return await withLock('mask-studio-large-picture', decode);
}

/** What a decoded image shows of itself. */
export interface Facts {
  /** Of the image as it is seen, EXIF orientation applied. */
  width: number;
  height: number;
  mimeType: string;
  perceptualHash: string;
}

const isOwnThumbnail = (type: ImageType, longerSide: number, bytes: number): boolean =>
  type === 'image/jpeg' && longerSide <= OWN_THUMBNAIL_SIDE && bytes <= OWN_THUMBNAIL_BYTES;

/** One for all thumbnails: a canvas costs more than what is drawn on it. */
let shared: OffscreenCanvasRenderingContext2D | undefined;

function thumbnailCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (!shared) return (shared = whiteCanvas(width, height));
  Object.assign(shared.canvas, { width, height });
  return whitened(shared);
}

/**
 * Decode an image in full, to know that it is whole, and make its thumbnail: a JPEG, or
 * null when the image is small enough to be its own. Throws Rejected.
 */
export async function preview(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Facts & { thumbnail: Blob | null }> {
  requireTruePixels();
  const { type: mimeType, width, height } = checkImage(bytes);
  const isOwn = isOwnThumbnail(mimeType, Math.max(width, height), bytes.length);
  const luma = isOwn ? await lumaOfJpeg(bytes) : null;
  if (luma) return { width, height, mimeType, perceptualHash: lumaHash(luma), thumbnail: null };
  return await withBitmap(bytes, { exact: false }, async (bitmap, type) => {
    const { width, height } = bitmap;
    const scale = Math.min(1, THUMBNAIL_SIDE / Math.max(width, height));
    const thumbWidth = Math.max(1, Math.round(width * scale));
    const thumbHeight = Math.max(1, Math.round(height * scale));
    // Nothing is awaited between drawing and the calls that take what is drawn.
    const context = thumbnailCanvas(thumbWidth, thumbHeight);
    context.imageSmoothingQuality = 'medium';
    context.drawImage(bitmap, 0, 0, thumbWidth, thumbHeight);
    const { data } = context.getImageData(0, 0, thumbWidth, thumbHeight);
    const thumbnail = isOwn
      ? null
      : context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    return {
      width,
      height,
      mimeType: type,
      perceptualHash: perceptualHash(data, thumbWidth, thumbHeight),
      thumbnail: await thumbnail,
    };
  });
}

/**
 * The image as a model sees it: oriented, flattened on white and squashed to a
 * square by Pillow's bilinear filter. RGB bytes, [size, size, 3], 0–255.
 * Throws Rejected when the file is no image, damaged, too small or too large.
 */
export async function decodeSquare(
  image: Blob | ArrayBuffer,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = image instanceof Blob ? await image.arrayBuffer() : image;
  return await withBitmap(new Uint8Array(buffer), { exact: true }, (bitmap) =>
    squash(bitmap, bitmap.width, bitmap.height, size),
  );
}
