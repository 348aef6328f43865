import {
  BlobReader,
  configure,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Rejection } from '../../domain/dataset/dataset';
import { isJunk } from '../../domain/dataset/labels';
import { checkFileSize, checkType } from '../pixels/check';
import { SNIFF_LENGTH } from '../pixels/format';
import { Rejected } from '../pixels/rejected';

// This is a worker already, and the policy allows no others made from strings.
configure({ useWebWorkers: false });

/** No folder of photographs has more files; a list of millions would fill the memory by itself. */
const MAX_ENTRIES = 200_000;

/** Photographs hardly compress: an archive that grows a hundredfold, to more than this, is a bomb. */
const MAX_GROWTH = 100;
const ALWAYS_ALLOWED = 2 ** 30;

export interface ZipMember {
  /** As in the archive, `/`-separated. */
  path: string;
  /** What it declares to unpack to. */
  bytes: number;
  /** Unpack it. Throws Rejected; stops at the first bytes that are no picture's, or too many. */
  open(): Promise<Blob>;
}

export interface OpenZip {
  members: ZipMember[];
  rejections: Rejection[];
}

const isUnsafe = (path: string): boolean =>
  /^([/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..');

const damaged = () =>
  new Rejected('damaged', 'The zip is damaged or incomplete and cannot be opened. Make it again.');

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** Collects what an entry unpacks to, as long as it may be a picture of a sane size. */
function collector(chunks: Uint8Array<ArrayBuffer>[]): WritableStream<Uint8Array<ArrayBuffer>> {
  let length = 0;
  let checked = false;
  return new WritableStream({
    write(chunk) {
      chunks.push(chunk.slice());
      length += chunk.length;
      checkFileSize(length);
      if (!checked && length >= SNIFF_LENGTH) {
        const start = new Uint8Array(SNIFF_LENGTH);
        let at = 0;
        for (const part of chunks) {
          start.set(part.subarray(0, SNIFF_LENGTH - at), at);
          at = Math.min(SNIFF_LENGTH, at + part.length);
        }
        checkType(start);
        checked = true;
      }
    },
  });
}

async function unpack(entry: FileEntry): Promise<Blob> {
  if (entry.encrypted) {
    throw new Rejected(
      'unreadable',
      'The file is protected by a password. Unpack the zip and bring the folder.',
    );
  }
  checkFileSize(entry.uncompressedSize);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    await entry.getData(collector(chunks), { checkSignature: true });
  } catch (error) {
    if (error instanceof Rejected) throw error;
    throw new Rejected('damaged', 'The file is damaged within the zip and cannot be unpacked.');
  }
  return new Blob(chunks);
}

function checkGrowth(file: Blob, declared: number): void {
  if (declared <= Math.max(ALWAYS_ALLOWED, file.size * MAX_GROWTH)) return;
  throw new Rejected(
    'too-large',
    `The zip would unpack to ${gigabytes(declared)} or more, over ${MAX_GROWTH} times its own size: no folder of photographs does. It was not opened.`,
  );
}

/**
 * Read a zip's list of files; nothing is unpacked yet, and the archive is read by
 * random access, never whole. Throws Rejected when it cannot be opened or would
 * unpack to absurd sizes, by what it declares; what an entry really unpacks to is
 * counted again as it does.
 */
export async function openImageZip(file: Blob): Promise<OpenZip> {
  const reader = new ZipReader(new BlobReader(file), {
    filenameValidation: 'tolerant', // Unsafe names are reported one by one, below.
    useWebWorkers: false,
  });
  const members: ZipMember[] = [];
  const rejections: Rejection[] = [];
  const reject = (path: string, reason: Rejection['reason'], message: string) =>
    rejections.push({ path, reason, message });
  let declared = 0;
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > MAX_ENTRIES) {
        throw new Rejected(
          'too-large',
          `The zip has more than ${MAX_ENTRIES.toLocaleString('en-GB')} files. Divide it and bring the parts.`,
        );
      }
      if (entry.directory) continue;
      declared += entry.uncompressedSize;
      checkGrowth(file, declared);
      const path = entry.filename;
      if (isUnsafe(path)) {
        reject(
          path,
          'unsafe-path',
          'The path leads out of the zip, as no honest one does; the file was left alone.',
        );
      } else if (isJunk(path)) continue;
      else if (/\.zip$/i.test(path)) {
        reject(
          path,
          'not-an-image',
          'A zip within a zip is not opened. Unpack it and bring its folder.',
        );
      } else members.push({ path, bytes: entry.uncompressedSize, open: () => unpack(entry) });
    }
  } catch (error) {
    throw error instanceof Rejected ? error : damaged();
  }
  return { members, rejections };
}
