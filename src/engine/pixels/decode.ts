import { checkImage, MAX_PIXELS } from './check';
import type { ImageType } from './format';
import { bitmapOfFrame, lumaOfJpeg } from './frame';
import { lumaHash, perceptualHash } from './perceptualHash';
import { Rejected } from './rejected';
import { Resizer } from './resize';

/** The longer side of a thumbnail, in pixels: sharp at the gallery's size on a dense screen. */
export const THUMBNAIL_SIDE = 160;

/** A JPEG within these, in pixels and bytes, is its own thumbnail: it draws as fast, and nothing need be encoded. */
const OWN_THUMBNAIL_SIDE = 512;
const OWN_THUMBNAIL_BYTES = 64 * 1024;

/** Up to so many pixels, how the decoder gets the bytes costs more than what it does with them. */
const SMALL = 2 ** 20;

/** Images with more pixels are decoded one at a time, whatever the number of workers. */
const LARGE = MAX_PIXELS / 8;

/** Pixels read from a canvas at once: 4 MB of RGBA. */
const STRIP = 2 ** 20;

async function bitmapOfBlob(bytes: Uint8Array<ArrayBuffer>, type: ImageType): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' });
  } catch {
    throw new Rejected('damaged', 'The image is damaged: it cannot be decoded.');
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
  return await navigator.locks.request('mask-studio-large-picture', decode);
}

/** A canvas to read back from, white, so that transparency becomes white. */
function whiteCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gave no canvas to draw on: it is out of memory.');
  return whitened(context);
}

function whitened(context: OffscreenCanvasRenderingContext2D): OffscreenCanvasRenderingContext2D {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  return context;
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
  return await withBitmap(new Uint8Array(buffer), { exact: true }, (bitmap) => {
    const { width, height } = bitmap;
    const resizer = new Resizer(width, height, size, size);
    const rows = Math.min(height, Math.max(1, Math.floor(STRIP / width)));
    for (let top = 0; top < height; top += rows) {
      const count = Math.min(rows, height - top);
      const context = whiteCanvas(width, count);
      context.drawImage(bitmap, 0, -top);
      resizer.push(context.getImageData(0, 0, width, count).data);
    }
    return resizer.finish();
  });
}
