import type { Dimensions, ImageType } from './format';

/** The part of WebCodecs that is used here; TypeScript does not describe it yet. */
interface Frame {
  readonly format: string | null;
  /** As EXIF says; absent in browsers that do not keep it with the frame (Firefox). */
  readonly rotation?: number;
  readonly flip?: boolean;
  readonly visibleRect: Dimensions | null;
  allocationSize(): number;
  copyTo(target: Uint8Array): Promise<{ offset: number; stride: number }[]>;
  close(): void;
}
interface Decoder {
  readonly completed: Promise<void>;
  readonly tracks: { readonly ready: Promise<void> };
  decode(): Promise<{ image: Frame }>;
  close(): void;
}
type DecoderClass = new (given: {
  data: Uint8Array<ArrayBuffer>;
  type: ImageType;
  preferAnimation: boolean;
}) => Decoder;

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Where EXIF stands in a JPEG or PNG, if anywhere: before the coded image, in the first part. */
const SEARCHED = 2 ** 16;

/** Whether an image has no EXIF field that could want it turned. When in doubt, false. */
export function cannotBeTurned(bytes: Uint8Array, type: ImageType): boolean {
  switch (type) {
    case 'image/gif':
    case 'image/bmp':
      return true;
    case 'image/webp': // The extended header has a bit for it.
      return textAt(bytes, 12, 4) !== 'VP8X' || (bytes[20]! & 0x08) === 0;
    case 'image/jpeg':
    case 'image/png': {
      const start = new TextDecoder('latin1').decode(bytes.subarray(0, SEARCHED));
      return !/exif/i.test(start);
    }
    default:
      return false;
  }
}

/**
 * Decode a whole image straight from its bytes. `createImageBitmap` takes a Blob, and
 * for a small image the Blob's way through the browser's process costs several times
 * the decoding. Null when this browser cannot, when EXIF wants the image turned (which
 * browsers forget in one place or another), or when anything is wrong with it:
 * `createImageBitmap` then has the last word.
 */
async function withFrame<T>(
  bytes: Uint8Array<ArrayBuffer>,
  type: ImageType,
  work: (frame: Frame) => Promise<T | null>,
): Promise<T | null> {
  const { ImageDecoder } = globalThis as { ImageDecoder?: DecoderClass };
  if (!ImageDecoder) return null;
  let decoder: Decoder | undefined;
  try {
    decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false });
    // In Firefox they reject as well when the image is damaged; `decode` has said so then.
    decoder.completed.catch(() => undefined);
    decoder.tracks.ready.catch(() => undefined);
    const { image } = await decoder.decode();
    try {
      const { rotation, flip } = image;
      const upright =
        rotation === undefined ? cannotBeTurned(bytes, type) : rotation === 0 && flip === false;
      return upright ? await work(image) : null;
    } finally {
      image.close();
    }
  } catch {
    return null;
  } finally {
    decoder?.close();
  }
}

/** The image as `createImageBitmap` gives it, within a value or two; null as in `withFrame`. */
export const bitmapOfFrame = (
  bytes: Uint8Array<ArrayBuffer>,
  type: ImageType,
): Promise<ImageBitmap | null> =>
  withFrame(bytes, type, (frame) => createImageBitmap(frame as unknown as ImageBitmapSource));

/** An image without colour: row y begins at `offset + y * stride`. */
export interface Luma extends Dimensions {
  bytes: Uint8Array;
  offset: number;
  stride: number;
}

/** The brightness of a JPEG as it is stored, before anything makes it RGB; null as in `withFrame`. */
export const lumaOfJpeg = (bytes: Uint8Array<ArrayBuffer>): Promise<Luma | null> =>
  withFrame(bytes, 'image/jpeg', async (frame) => {
    const { format, visibleRect } = frame;
    if (!visibleRect || !/^I4(20|22|44)$/.test(format ?? '')) return null;
    const planes = new Uint8Array(frame.allocationSize());
    const [{ offset, stride }] = (await frame.copyTo(planes)) as [
      { offset: number; stride: number },
    ];
    const { width, height } = visibleRect;
    return { bytes: planes, offset, stride, width, height };
  });
