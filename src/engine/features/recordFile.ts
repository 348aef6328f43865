import type { ImageHash } from '../../domain/dataset/dataset';

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
  read(hash: ImageHash, target: Uint8Array): boolean;
  /** False when it could not be written. */
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

/** The hashes of the records that are there, by their places. A file of another layout is emptied. */
function readIndex(handle: FileSystemSyncAccessHandle, stride: number): Map<ImageHash, number> {
  const index = new Map<ImageHash, number>();
  const header = new Uint32Array(FILE_HEADER / 4);
  const isOurs = handle.read(header, { at: 0 }) === FILE_HEADER && header[0] === MAGIC;
  if (!isOurs || header[1] !== stride) handle.truncate(0);
  // Written at every opening: the time of the last use is the file's.
  handle.write(Uint32Array.of(MAGIC, stride), { at: 0 });
  const count = Math.floor((handle.getSize() - FILE_HEADER) / stride);
  const bytes = new Uint8Array(HASH_BYTES);
  for (let slot = 0; slot < count; slot++) {
    handle.read(bytes, { at: FILE_HEADER + slot * stride });
    index.set(String.fromCharCode(...bytes).replace(/ +$/, ''), slot);
  }
  return index;
}

function recordsOf(handle: FileSystemSyncAccessHandle, recordBytes: number): RecordFile {
  const stride = RECORD_HEADER + recordBytes;
  const index = readIndex(handle, stride);
  const buffer = new Uint8Array(stride);
  const checksum = new DataView(buffer.buffer, HASH_BYTES, 4);
  const payload = buffer.subarray(RECORD_HEADER);
  let slots = Math.floor((handle.getSize() - FILE_HEADER) / stride);
  return {
    recordBytes: stride,
    read(hash, target) {
      const slot = index.get(hash);
      if (slot === undefined) return false;
      const length = handle.read(buffer, { at: FILE_HEADER + slot * stride });
      if (length < stride || checksum.getUint32(0) !== checksumOf(payload)) return false;
      target.set(payload);
      return true;
    },
    add(hash, record) {
      const at = FILE_HEADER + slots * stride;
      const name = hash.padEnd(HASH_BYTES);
      for (let i = 0; i < HASH_BYTES; i++) buffer[i] = name.charCodeAt(i);
      payload.set(record);
      checksum.setUint32(0, checksumOf(record));
      try {
        if (handle.write(buffer, { at }) < stride) throw new Error('The disk is full.');
      } catch {
        handle.truncate(at);
        return false;
      }
      index.set(hash, slots++);
      return true;
    },
    close: () => handle.close(),
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
