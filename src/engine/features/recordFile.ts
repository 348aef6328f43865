import type { ImageHash } from '../../domain/dataset/dataset';
import { writeWhole } from '../writeWhole';

/** Begins every file; another layout of the records gets another number. */
const MAGIC = 0x3153464d;
const FILE_HEADER = 8;

/** Before each record: its image's hash, in ASCII, and a checksum. */
const HASH_BYTES = 64;
const RECORD_HEADER = HASH_BYTES + 4;

/** Records of one size in one file, by image. */
export interface RecordFile {
  /** With its header. */
  readonly recordBytes: number;
  /** Reads what was there at the opening. */
  read(hash: ImageHash, target: Uint8Array): boolean;
  /** Keeps a record for the next opening; false once one could not be written. */
  add(hash: ImageHash, record: Uint8Array): boolean;
  close(): void;
}

/** Of a file with so many records. */
export const recordFileBytes = (recordBytes: number, records: number): number =>
  FILE_HEADER + records * (RECORD_HEADER + recordBytes);

/** FNV-1a by words: a record that was half written is not read. */
function checksumOf(record: Uint8Array): number {
  const words = new Uint32Array(record.slice().buffer);
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ words[i]!, 0x01000193);
  return sum >>> 0;
}

/** A file of up to so many bytes is read at once: a call for each record takes most of the time of a fold. */
const WHOLE = 32 * 2 ** 20;

/** Reads pieces of a file's first `size` bytes, from memory where the file is small. */
function readerOf(handle: FileSystemSyncAccessHandle, size: number) {
  const whole = size <= WHOLE ? new Uint8Array(size) : null;
  if (whole) handle.read(whole, { at: 0 });
  /** Fills `target` from `at` on; returns how many bytes there were. */
  return (target: Uint8Array<ArrayBuffer>, at: number): number => {
    if (!whole || at + target.length > whole.length) return handle.read(target, { at });
    target.set(whole.subarray(at, at + target.length));
    return target.length;
  };
}

type Reader = ReturnType<typeof readerOf>;

/** Makes the file one of this layout: a file of another one is emptied. */
function begin(handle: FileSystemSyncAccessHandle, stride: number): void {
  const header = new Uint32Array(FILE_HEADER / 4);
  const isOurs = handle.read(header, { at: 0 }) === FILE_HEADER && header[0] === MAGIC;
  if (!isOurs || header[1] !== stride) handle.truncate(0);
  // Written at every opening: the time of the last use is the file's.
  handle.write(Uint32Array.of(MAGIC, stride), { at: 0 });
}

/** The hashes of the records that are there, by their places. */
function readIndex(read: Reader, stride: number, count: number): Map<ImageHash, number> {
  const index = new Map<ImageHash, number>();
  const bytes = new Uint8Array(HASH_BYTES);
  for (let slot = 0; slot < count; slot++) {
    read(bytes, FILE_HEADER + slot * stride);
    index.set(String.fromCharCode(...bytes).replace(/ +$/, ''), slot);
  }
  return index;
}

/** So many bytes of records are written at once: a call for each record takes up to 2 ms. */
const WRITTEN_AT_ONCE = 256 * 2 ** 10;

/** Appends pieces of `stride` bytes from `end` on; of those that do not all fit on the disk, the first. */
function appenderOf(handle: FileSystemSyncAccessHandle, stride: number, end: number) {
  const waiting = new Uint8Array(stride * Math.max(1, Math.floor(WRITTEN_AT_ONCE / stride)));
  let used = 0;
  let isFull = false;
  const write = (bytes: Uint8Array<ArrayBuffer>): boolean => {
    try {
      writeWhole(handle, bytes, end);
    } catch {
      handle.truncate(end);
      return false;
    }
    end += bytes.length;
    return true;
  };
  const flush = (): void => {
    const bytes = waiting.subarray(0, used);
    isFull = !write(bytes);
    for (let at = 0; isFull && at < used; at += stride) {
      if (!write(bytes.subarray(at, at + stride))) break;
    }
    used = 0;
  };
  return {
    /** False once one could not be written. */
    add(piece: Uint8Array): boolean {
      if (isFull) return false;
      waiting.set(piece, used);
      used += stride;
      if (used === waiting.length) flush();
      return !isFull;
    },
    /** Writes what `add` has not written yet. */
    end: (): void => void (used > 0 && flush()),
  };
}

function recordsOf(handle: FileSystemSyncAccessHandle, recordBytes: number): RecordFile {
  const stride = RECORD_HEADER + recordBytes;
  begin(handle, stride);
  const size = handle.getSize();
  const stored = readerOf(handle, size);
  const slots = Math.floor((size - FILE_HEADER) / stride);
  const index = readIndex(stored, stride, slots);
  const added = appenderOf(handle, stride, FILE_HEADER + slots * stride);
  const buffer = new Uint8Array(stride);
  const checksum = new DataView(buffer.buffer, HASH_BYTES, 4);
  const payload = buffer.subarray(RECORD_HEADER);
  return {
    recordBytes: stride,
    read(hash, target) {
      const slot = index.get(hash);
      if (slot === undefined) return false;
      const length = stored(buffer, FILE_HEADER + slot * stride);
      if (length < stride || checksum.getUint32(0) !== checksumOf(payload)) return false;
      target.set(payload);
      return true;
    },
    add(hash, record) {
      const name = hash.padEnd(HASH_BYTES);
      for (let i = 0; i < HASH_BYTES; i++) buffer[i] = name.charCodeAt(i);
      payload.set(record);
      checksum.setUint32(0, checksumOf(record));
      return added.add(buffer);
    },
    close() {
      added.end();
      handle.close();
    },
  };
}

/** Opens a file of records, which is made where there is none. Null while another worker has it open, or on a full disk. */
export async function openRecordFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  recordBytes: number,
): Promise<RecordFile | null> {
  let handle: FileSystemSyncAccessHandle | null = null;
  try {
    const file = await folder.getFileHandle(name, { create: true });
    handle = await file.createSyncAccessHandle();
    return recordsOf(handle, recordBytes);
  } catch {
    handle?.close();
    return null;
  }
}
