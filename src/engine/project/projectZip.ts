/** Reads a project file: every byte that is given out has the checksum that the manifest names. */
import {
  BlobReader,
  configure,
  ZipReader,
  type Entry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { fromJson } from '../../domain/project/json';
import {
  MANIFEST_PATH,
  PROJECT_TYPE,
  readManifest,
  TYPE_PATH,
  type ProjectManifest,
} from '../../domain/project/manifest';
import { sha256 } from '../../domain/sha256';
import { message, StudioError } from '../../texts/message';
import { nextTurn } from '../../messaging/inSlices';
import { isKnownMethod, unpackedPieces, type PackedFile } from '../importing/unpack';

// This is a worker already, and the policy allows no others made from strings.
configure({ useWebWorkers: false });

/** 200,000 images with their thumbnails, and what belongs to them. */
const MOST_ENTRIES = 500_000;

/** Only records are compressed: a file that grows a hundredfold, to more than this, is a zip bomb. */
const MOST_GROWTH = 100;
const ALWAYS_ALLOWED = 2 ** 30;

/** Of one entry: more than the largest image or the weights of a checkpoint have. */
const MOST_BYTES = 2 ** 30;

/** Listed between two turns of the event loop, in which Cancel can arrive. */
const LISTED_AT_ONCE = 2000;

type Bytes = Uint8Array<ArrayBuffer>;

export interface ProjectZip {
  manifest: ProjectManifest;
  /** @throws an Error with a message for the user when it is damaged. */
  read(path: string): Promise<Bytes>;
  /** A JSON file. Throws as `read` does. */
  json(path: string): Promise<unknown>;
}

/** Whether the first bytes of a file are a project's. */
export async function isProject(file: Blob): Promise<boolean> {
  const start = await file.slice(0, 128).text();
  return start.startsWith('PK') && start.includes(`${TYPE_PATH}${PROJECT_TYPE}`);
}

const isUnsafe = (path: string): boolean =>
  /^([/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..');

function packedFile(entry: Entry): PackedFile {
  const { offset, encrypted, compressedSize, uncompressedSize, crc32 = 0 } = entry;
  return {
    ...{ offset, encrypted, compressedSize, uncompressedSize, crc32 },
    nameBytes: entry.rawFilename.length,
    method: entry.compressionMethod,
  };
}

/** The zip's files by path. Nothing is unpacked. */
async function listed(file: File, signal: AbortSignal): Promise<Map<string, PackedFile>> {
  const { name } = file;
  const found = new Map<string, PackedFile>();
  const refuse = (text: ReturnType<typeof message>) => new StudioError(text);
  const most = Math.max(ALWAYS_ALLOWED, file.size * MOST_GROWTH);
  let declared = 0;
  try {
    const reader = new ZipReader(new BlobReader(file), {
      filenameValidation: 'tolerant',
      useWebWorkers: false,
    });
    for await (const entry of reader.getEntriesGenerator()) {
      const path = entry.filename;
      if (found.size % LISTED_AT_ONCE === 0) {
        await nextTurn();
        signal.throwIfAborted();
      }
      if (entry.directory) continue;
      if (isUnsafe(path)) throw refuse(message('project.unsafePath', { name, path }));
      if (found.has(path)) throw refuse(message('project.twice', { name, path }));
      declared += entry.uncompressedSize;
      if (declared > most || entry.uncompressedSize > MOST_BYTES || found.size >= MOST_ENTRIES) {
        throw refuse(message('project.tooLarge', { name }));
      }
      found.set(path, packedFile(entry));
    }
  } catch (error) {
    if (error instanceof StudioError || signal.aborted) throw error;
    throw refuse(message('project.notZip', { name }));
  }
  return found;
}

/** The bytes of one file, as many as the zip declares; null when it is damaged. */
async function unpacked(zip: Blob, file: PackedFile): Promise<Bytes | null> {
  if (file.encrypted || !isKnownMethod(file)) return null;
  const chunks: Bytes[] = [];
  let length = 0;
  try {
    for await (const chunk of unpackedPieces(zip, file)) {
      length += chunk.length;
      if (length > file.uncompressedSize) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  if (length !== file.uncompressedSize) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function manifestOf(file: File, files: Map<string, PackedFile>): Promise<ProjectManifest> {
  const { name } = file;
  const packed = files.get(MANIFEST_PATH);
  if (!packed) throw new StudioError(message('project.notProject', { name }));
  const bytes = await unpacked(file, packed);
  const damaged = () => new StudioError(message('project.damaged', { name, path: MANIFEST_PATH }));
  if (!bytes) throw damaged();
  let json: unknown;
  try {
    json = fromJson(new TextDecoder().decode(bytes));
  } catch {
    throw damaged();
  }
  if ((json as Partial<ProjectManifest> | null)?.format !== 'mask-studio-project') {
    throw new StudioError(message('project.notProject', { name }));
  }
  return readManifest(json);
}

/** Everything that the manifest names must be there, in its size. */
function checkEntries(name: string, manifest: ProjectManifest, files: Map<string, PackedFile>) {
  const missing = manifest.entries.filter(({ path }) => !files.has(path));
  if (missing[0]) {
    const { path } = missing[0];
    throw new StudioError(message('project.missing', { name, count: missing.length, path }));
  }
  const paths = new Set<string>();
  for (const { path, bytes } of manifest.entries) {
    if (files.get(path)!.uncompressedSize !== bytes || paths.has(path)) {
      throw new StudioError(message('project.damaged', { name, path }));
    }
    paths.add(path);
  }
}

/**
 * Open a project file: its list and its manifest are read, nothing else.
 * @throws an Error with a message for the user for what is no project, is of a newer version, is
 *   not whole or would unpack to absurd sizes; `signal`'s reason once it is aborted.
 */
export async function openProjectZip(file: File, signal: AbortSignal): Promise<ProjectZip> {
  const files = await listed(file, signal);
  const manifest = await manifestOf(file, files);
  checkEntries(file.name, manifest, files);
  const checksums = new Map(manifest.entries.map(({ path, sha256: sum }) => [path, sum]));
  const read = async (path: string): Promise<Bytes> => {
    const packed = files.get(path);
    const expected = checksums.get(path);
    const bytes = packed && expected !== undefined ? await unpacked(file, packed) : null;
    if (bytes && (await sha256(bytes)) === expected) return bytes;
    throw new StudioError(message('project.damaged', { name: file.name, path }));
  };
  return {
    manifest,
    read,
    async json(path) {
      const bytes = await read(path);
      try {
        return fromJson(new TextDecoder().decode(bytes));
      } catch {
        throw new StudioError(message('project.damaged', { name: file.name, path }));
      }
    },
  };
}
