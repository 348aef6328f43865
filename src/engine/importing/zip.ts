import { BlobReader, configure, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Rejection } from '../../domain/dataset/dataset';
import { isJunk } from '../../domain/dataset/labels';
import { message, type Text } from '../../texts/message';
import { nextTurn } from '../../messaging/inSlices';
import { Rejected } from '../pixels/rejected';
import { unpack } from './unpack';

// This is a worker already, and the policy allows no others made from strings.
configure({ useWebWorkers: false });

/** No folder of images has more files; a list of millions would fill the memory by itself. */
const MAX_ENTRIES = 200_000;

/** Files listed between two turns of the event loop, in which the user's Cancel can arrive. */
const LISTED_AT_ONCE = 2000;

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

const damaged = () => new Rejected('damaged', message('importing.zip.damaged'));

/** A model that was exported: these two beside each other, in whichever folder. */
function checkNoModel(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    if (!/(^|\/)model\.json$/.test(path)) continue;
    if (!paths.has(path.replace(/model\.json$/, 'metadata.json'))) continue;
    throw new Rejected('misplaced', message('importing.zip.model'));
  }
}

function checkGrowth(file: Blob, declared: number): void {
  if (declared <= Math.max(ALWAYS_ALLOWED, file.size * MAX_GROWTH)) return;
  throw new Rejected(
    'too-large',
    message('importing.zip.tooLarge', { gigabytes: declared / 1e9, times: MAX_GROWTH }),
  );
}

/**
 * Read a zip's list of files; nothing is unpacked yet, and the archive is read by
 * random access, never whole. Throws Rejected when it cannot be opened, holds a model or would
 * unpack to absurd sizes, by what it declares; what an entry really unpacks to is
 * counted again as it does. Once `signal` is aborted, the list is what was read until then.
 * `onListed` hears, at every turn of the event loop, how many files have been listed.
 */
export async function openImageZip(
  file: Blob,
  signal?: AbortSignal,
  onListed?: (count: number) => void,
): Promise<OpenZip> {
  const reader = new ZipReader(new BlobReader(file), {
    filenameValidation: 'tolerant', // Unsafe names are reported one by one, below.
    useWebWorkers: false,
  });
  const members: ZipMember[] = [];
  const rejections: Rejection[] = [];
  const reject = (path: string, reason: Rejection['reason'], why: Text) =>
    rejections.push({ path, reason, message: why });
  let declared = 0;
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > MAX_ENTRIES) {
        throw new Rejected(
          'too-large',
          message('importing.zip.tooManyFiles', { most: MAX_ENTRIES }),
        );
      }
      if (count % LISTED_AT_ONCE === 0) {
        onListed?.(count);
        await nextTurn();
      }
      if (signal?.aborted) break;
      if (entry.directory) continue;
      declared += entry.uncompressedSize;
      checkGrowth(file, declared);
      const path = entry.filename;
      if (isUnsafe(path)) {
        reject(path, 'unsafe-path', message('importing.zip.unsafePath'));
      } else if (isJunk(path)) continue;
      else if (/\.zip$/i.test(path)) {
        reject(path, 'not-an-image', message('importing.zip.nested'));
      } else {
        // Only what is needed of it is kept: the library's own records take 2 kB each.
        const { offset, encrypted, compressedSize, uncompressedSize, crc32 = 0 } = entry;
        const packed = {
          ...{ offset, encrypted, compressedSize, uncompressedSize, crc32 },
          nameBytes: entry.rawFilename.length,
          method: entry.compressionMethod,
        };
        members.push({ path, bytes: uncompressedSize, open: () => unpack(file, packed) });
      }
    }
  } catch (error) {
    throw error instanceof Rejected ? error : damaged();
  }
  checkNoModel(new Set(members.map(({ path }) => path)));
  return { members, rejections };
}
