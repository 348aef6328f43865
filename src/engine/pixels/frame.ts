import type { PictureType } from './format';

/** The part of WebCodecs that is used here; TypeScript does not describe it yet. */
interface Frame {
  /** As EXIF says; absent in browsers that do not keep it with the frame. */
  rotation?: number;
  flip?: boolean;
  close(): void;
}
interface Decoder {
  decode(): Promise<{ image: Frame }>;
  close(): void;
}
type DecoderClass = new (given: {
  data: Uint8Array<ArrayBuffer>;
  type: PictureType;
  preferAnimation: boolean;
}) => Decoder;

/**
 * Decode a whole picture straight from its bytes. `createImageBitmap` takes a Blob, and
 * for a small picture the Blob's way through the browser's process costs several times
 * the decoding. Null when this browser cannot, when the picture is to be turned (Chromium
 * squeezes a turned frame into the unturned size), or when anything is wrong with it:
 * `createImageBitmap` then has the last word.
 */
export async function bitmapOfFrame(
  bytes: Uint8Array<ArrayBuffer>,
  type: PictureType,
): Promise<ImageBitmap | null> {
  const { ImageDecoder } = globalThis as { ImageDecoder?: DecoderClass };
  if (!ImageDecoder) return null;
  let decoder: Decoder | undefined;
  try {
    decoder = new ImageDecoder({ data: bytes, type, preferAnimation: false });
    const { image } = await decoder.decode();
    try {
      if (image.rotation !== 0 || image.flip !== false) return null;
      return await createImageBitmap(image as unknown as ImageBitmapSource);
    } finally {
      image.close();
    }
  } catch {
    return null;
  } finally {
    decoder?.close();
  }
}
