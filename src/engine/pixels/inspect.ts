import type { ImageHash } from '../../domain/dataset/dataset';
import { sha256 } from '../../domain/sha256';
import { message } from '../../texts/message';
import { checkFileSize, checkImage, checkType } from './check';
import { preview } from './decode';
import type { Inspected } from './decodeApi';
import { SNIFF_LENGTH } from './format';
import { Rejected } from './rejected';

async function read(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new Rejected('unreadable', message('importing.file.unreadable'));
  }
}

/** Files up to this many bytes are read at once; of larger ones the start is read first. */
const LARGE_FILE = 4 * 2 ** 20;

/** The bytes of several Blobs in one trip to the browser's process, which costs more than small files do. */
async function readTogether(blobs: readonly Blob[]): Promise<ArrayBuffer[]> {
  const all = await new Blob([...blobs]).arrayBuffer();
  let at = 0;
  return blobs.map(({ size }) => all.slice(at, (at += size)));
}

/** Gives each file's reader; of files read together, one that fails must not take the others with it. */
async function readers(files: readonly Blob[]): Promise<(() => Promise<ArrayBuffer>)[]> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > 1 && bytes <= LARGE_FILE) {
    const together = await readTogether(files).catch(() => null);
    if (together) return together.map((buffer) => async () => buffer);
  }
  return files.map((file) => () => read(file));
}

type InspectedImage = Extract<Inspected, { kind: 'image' }>;
/** An image whose thumbnail is still the browser's. */
type Previewed = Omit<InspectedImage, 'thumbnail'> & { thumbnail: Blob | null };

/**
 * Inspect one file: cheap checks first, so that a video of 2 GB is told from a
 * image by 32 bytes, then header, hash, and a full decode that proves it whole.
 */
async function inspectOne(
  file: Blob,
  readAll: () => Promise<ArrayBuffer>,
  known: ReadonlySet<ImageHash>,
): Promise<Exclude<Inspected, InspectedImage> | Previewed> {
  try {
    checkFileSize(file.size);
    if (file.size > LARGE_FILE) {
      checkType(new Uint8Array(await read(file.slice(0, SNIFF_LENGTH))));
    }
    const original = await readAll();
    const bytes = new Uint8Array(original);
    checkImage(bytes);
    const hash = await sha256(bytes);
    if (known.has(hash)) return { kind: 'known', hash };
    return { kind: 'image', hash, original, ...(await preview(bytes)) };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return { kind: 'rejected', reason: error.reason, message: error.text };
  }
}

/** Inspect a batch of files, one after another: what each is, in their order. */
export async function inspect(
  files: readonly Blob[],
  known: ReadonlySet<ImageHash>,
): Promise<Inspected[]> {
  const readAll = await readers(files);
  const found: (Exclude<Inspected, InspectedImage> | Previewed)[] = [];
  for (const [i, file] of files.entries()) found.push(await inspectOne(file, readAll[i]!, known));
  const thumbnails = await readTogether(
    found.flatMap((one) => (one.kind === 'image' && one.thumbnail ? [one.thumbnail] : [])),
  );
  return found.map((one) =>
    one.kind === 'image' ? { ...one, thumbnail: one.thumbnail && thumbnails.shift()! } : one,
  );
}
