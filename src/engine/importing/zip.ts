import {
  BlobReader,
  configure,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Rejection } from '../../domain/dataset/dataset';
import { isJunk } from '../../domain/dataset/labels';
import type { Text } from '../../texts/message';
import { checkFileSize, checkType } from '../pixels/check';
import { SNIFF_LENGTH } from '../pixels/format';
import { Rejected } from '../pixels/rejected';

// This is a worker already, and the policy allows no others made from strings.
configure({ useWebWorkers: false });

/** No folder of images has more files; a list of millions would fill the memory by itself. */
const MAX_ENTRIES = 200_000;

/** Images hardly compress: an archive that grows a hundredfold, to more than this, is a zip bomb. */
const MAX_GROWTH = 100;
const ALWAYS_ALLOWED = 2 ** 30;

export interface ZipMember {
  /** As in the archive, `/`-separated. */
  path: string;
  /** What it declares to unpack to. */
  bytes: number;
  /** Unpack it. Throws Rejected; stops at the first bytes that are no image's, or too many. */
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

/** Collects what an entry unpacks to, as long as it may be an image of a sane size. */
class Collector {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  private length = 0;
  private checked = false;
  /** Why it stopped. Kept here: what the streams between make of an error differs between browsers. */
  rejected: Rejected | null = null;

  readonly stream = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: (chunk) => {
      try {
        this.accept(chunk);
      } catch (error) {
        if (error instanceof Rejected) this.rejected = error;
        throw error;
      }
    },
  });

  get blob(): Blob {
    return new Blob(this.chunks);
  }

  private accept(chunk: Uint8Array): void {
    this.chunks.push(chunk.slice());
    this.length += chunk.length;
    checkFileSize(this.length);
    if (this.checked || this.length < SNIFF_LENGTH) return;
    const start = new Uint8Array(SNIFF_LENGTH);
    let at = 0;
    for (const part of this.chunks) {
      start.set(part.subarray(0, SNIFF_LENGTH - at), at);
      at = Math.min(SNIFF_LENGTH, at + part.length);
    }
    checkType(start);
    this.checked = true;
  }
}

async function unpack(entry: FileEntry): Promise<Blob> {
  if (entry.encrypted) {
    throw new Rejected(
      'unreadable',
      'The file is protected by a password. Unpack the zip and import the folder.',
    );
  }
  checkFileSize(entry.uncompressedSize);
  const collector = new Collector();
  try {
    await entry.getData(collector.stream, { checkSignature: true });
  } catch {
    throw (
      collector.rejected ??
      new Rejected('damaged', 'The file is damaged within the zip and cannot be unpacked.')
    );
  }
  return collector.blob;
}

/** A model that was exported: these two beside each other, in whichever folder. */
function checkNoModel(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    if (!/(^|\/)model\.json$/.test(path)) continue;
    if (!paths.has(path.replace(/model\.json$/, 'metadata.json'))) continue;
    throw new Rejected(
      'misplaced',
      'The zip holds a model, not photographs. Models are imported on the Keep page.',
    );
  }
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
 * random access, never whole. Throws Rejected when it cannot be opened, holds a model or would
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
  const reject = (path: string, reason: Rejection['reason'], message: Text) =>
    rejections.push({ path, reason, message });
  let declared = 0;
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > MAX_ENTRIES) {
        throw new Rejected(
          'too-large',
          `The zip has more than ${MAX_ENTRIES.toLocaleString('en-GB')} files. Divide it and import the parts.`,
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
          'A zip within a zip is not opened. Unpack it and import its folder.',
        );
      } else members.push({ path, bytes: entry.uncompressedSize, open: () => unpack(entry) });
    }
  } catch (error) {
    throw error instanceof Rejected ? error : damaged();
  }
  checkNoModel(new Set(members.map(({ path }) => path)));
  return { members, rejections };
}
