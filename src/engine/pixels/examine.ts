import type { ImageHash } from '../../domain/dataset';
import { checkFileSize, checkPicture, checkType } from './check';
import { preview } from './decode';
import type { Examined } from './decodeApi';
import { SNIFF_LENGTH } from './format';
import { Rejected } from './rejected';

async function sha256(bytes: ArrayBuffer): Promise<ImageHash> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function read(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Rejected(
      'unreadable',
      'The file cannot be read: it was moved or changed, or the browser may not open it.',
    );
  }
}

/** Files up to this many bytes are read at once; of larger ones the start is looked at first. */
const LARGE_FILE = 4 * 2 ** 20;

/**
 * Look at one file: cheap checks first, so that a video of 2 GB is told from a
 * picture by 32 bytes, then header, hash, and a full decode that proves it whole.
 */
export async function examine(file: Blob, known: ReadonlySet<ImageHash>): Promise<Examined> {
  try {
    checkFileSize(file.size);
    if (file.size > LARGE_FILE) {
      checkType(new Uint8Array(await read(file.slice(0, SNIFF_LENGTH))));
    }
    const original = await read(file);
    const bytes = new Uint8Array(original);
    checkPicture(bytes);
    const hash = await sha256(original);
    if (known.has(hash)) return { kind: 'known', hash };
    return { kind: 'picture', hash, original, ...(await preview(bytes)) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { kind: 'rejected', reason: error.reason, message: error.message };
  }
}
