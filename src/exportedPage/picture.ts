import { checkImage } from '../engine/pixels/check';
import { Rejected } from '../engine/pixels/rejected';
import { message } from '../texts/message';
import { squash } from '../engine/pixels/squash';

/** The longer side of an image as it is shown, in pixels: many large images fit in memory. */
const SHOWN_SIDE = 840;
/** How large it is drawn, in CSS pixels; less where the screen is narrower. */
const SHOWN_WIDTH = 480;
const SHOWN_HEIGHT = 420;

export interface Picture {
  /** The image as it is shown: its own, no larger than the page needs it. */
  shown: HTMLCanvasElement;
  /** As the model takes it: RGB bytes, [size, size, 3]. */
  pixels: Uint8Array<ArrayBuffer>;
}

const NOT_AN_IMAGE =
  'The file is not an image that browsers decode. Choose a JPEG, PNG, WebP, GIF, AVIF or BMP.';

function messageOf(error: unknown): string {
  if (!(error instanceof Rejected)) {
    return 'The file could not be read. If it is a folder, open it and choose the images in it.';
  }
  // What the studio says of these is about its own pages.
  if (error.reason === 'misplaced' || error.reason === 'not-an-image') return NOT_AN_IMAGE;
  return error.message.replace('import it again', 'choose it again');
}

function draw(bitmap: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, SHOWN_SIDE / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const width = Math.min(SHOWN_WIDTH, (SHOWN_HEIGHT * bitmap.width) / bitmap.height);
  canvas.style.width = `${width}px`;
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/** Decodes an image file as the studio does (engine/pixels/decode.ts). Throws an Error with a message for the user. */
export async function readPicture(file: Blob, size: number): Promise<Picture> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { type } = checkImage(bytes);
    const bitmap = await createImageBitmap(new Blob([bytes], { type }), {
      imageOrientation: 'from-image',
    }).catch(() => {
      throw new Rejected('damaged', message('importing.file.undecodable'));
    });
    try {
      return { shown: draw(bitmap), pixels: squash(bitmap, bitmap.width, bitmap.height, size) };
    } finally {
      bitmap.close();
    }
  } catch (error) {
    throw new Error(messageOf(error), { cause: error });
  }
}

/** The camera's image now, as the model takes it. */
export const readFrame = (video: HTMLVideoElement, size: number): Uint8Array<ArrayBuffer> =>
  squash(video, video.videoWidth, video.videoHeight, size);
