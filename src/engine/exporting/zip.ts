import {
  BlobReader,
  BlobWriter,
  configure,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
  type FileEntry,
} from '@zip.js/zip.js';
import { message, StudioError } from '../../texts/message';
import type { ExportedFile, OutputFile } from '../protocol/exporting';

// Already in a worker; and a blob: worker of the library's would not pass the policy.
configure({ useWebWorkers: false });

/** More than any model the studio makes (alpha 1.4 at float32 is 25 MB); less than hurts. */
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_ENTRIES = 1000;

/** A name as a file or folder that every system accepts. */
export const safeName = (name: string): string =>
  name.replace(/[^\p{L}\p{N} ._()-]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '') || 'model';

/**
 * The files in one zip, in a folder of that name if there is one, written as they come. Weights and
 * images do not compress and are stored as they are. Throws `signal`'s reason when it is aborted.
 */
export async function writeZip(
  files: AsyncIterable<OutputFile>,
  folder: string | null,
  signal: AbortSignal,
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for await (const file of files) {
    signal.throwIfAborted();
    const { path } = file;
    const level = /\.(json|md|py|txt|html|csv|svg)$/.test(path) ? 6 : 0;
    const content = 'blob' in file ? new BlobReader(file.blob) : new Uint8ArrayReader(file.bytes);
    await writer.add(folder === null ? path : `${folder}/${path}`, content, { level });
  }
  return await writer.close();
}

/** 1980-01-01, the first day that a zip can name. */
const NO_DATE = 0x00210000;

/**
 * The files in one zip in memory, all of them stored as they are. Without their dates, so that
 * the same files always give the same bytes. `offset`: how many bytes are put before the zip,
 * where it is the end of another file.
 */
export async function storedZip(
  files: ExportedFile[],
  offset = 0,
): Promise<Uint8Array<ArrayBuffer>> {
  const settings = { level: 0, extendedTimestamp: false, offset };
  const writer = new ZipWriter(new Uint8ArrayWriter(), settings);
  for (const { path, bytes } of files) {
    await writer.add(path, new Uint8ArrayReader(bytes), { rawLastModDate: NO_DATE });
  }
  return (await writer.close()) as Uint8Array<ArrayBuffer>;
}

/** A zip's files by their path, listed without unpacking them. */
export interface ModelZip {
  paths: string[];
  /** Unpack one file. Throws an Error with a message for the user when it is damaged. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/**
 * Throws an Error with a message for the user for what is no zip, is damaged, or would unpack
 * to more than a model can be. `name` is what the user calls it.
 */
export async function openModelZip(file: Blob, name: string): Promise<ModelZip> {
  const reader = new ZipReader(new BlobReader(file), { checkOverlappingEntry: true });
  const entries = new Map<string, FileEntry>();
  let total = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      total += entry.uncompressedSize;
      if (total > MOST_BYTES || entries.size >= MOST_ENTRIES) break;
      entries.set(entry.filename, entry);
    }
  } catch {
    throw new StudioError(message('exporting.modelFiles.noZip', { name }));
  }
  if (total > MOST_BYTES || entries.size >= MOST_ENTRIES) {
    throw new StudioError(message('exporting.modelFiles.zipTooLarge', { name }));
  }
  return {
    paths: [...entries.keys()],
    async read(path) {
      const entry = entries.get(path);
      if (!entry) throw new StudioError(message('exporting.modelFiles.notInZip', { path }));
      try {
        // The declared sizes were checked above; this holds a lying entry to its own.
        const bytes = await entry.getData(new BoundedWriter(entry.uncompressedSize), {
          checkSignature: true,
        });
        if (bytes.length === entry.uncompressedSize) return bytes as Uint8Array<ArrayBuffer>;
      } catch {
        // Said below.
      }
      throw new StudioError(message('exporting.modelFiles.damagedInZip', { path }));
    },
    close: () => reader.close(),
  };
}

/** Refuses more bytes than were declared, before they are kept. */
class BoundedWriter extends Uint8ArrayWriter {
  private written = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override async writeUint8Array(array: Uint8Array): Promise<void> {
    this.written += array.length;
    if (this.written > this.limit) throw new Error('More than declared.');
    await super.writeUint8Array(array);
  }
}
