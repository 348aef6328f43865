import { toJson } from '../../domain/project/json';
import {
  MANIFEST_PATH,
  PROJECT_TYPE,
  TYPE_PATH,
  type ProjectEntry,
  type ProjectManifest,
} from '../../domain/project/manifest';
import { sha256 } from '../../domain/sha256';
import { ZipStreamWriter } from './zipWriter';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of a project: bytes as they are, or a record as JSON. */
export type ProjectFile =
  | { path: string; bytes: Bytes; /** Where it is known. */ sha256?: string }
  | { path: string; json: unknown };

/** Where a project is written: one call after another. */
export interface ProjectSink {
  write(bytes: Bytes): Promise<void>;
}

/** Bytes gathered before they are written: a write of a few hundred costs as much as one of these. */
const GATHERED = 2 ** 20;

/** Gathers small writes. */
function gathering(sink: ProjectSink) {
  let parts: Bytes[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    parts = [];
    size = 0;
    await sink.write(whole);
  };
  return {
    flush,
    async write(bytes: Bytes) {
      parts.push(bytes);
      size += bytes.length;
      if (size >= GATHERED) await flush();
    },
  };
}

/**
 * Write a project file as a stream: its type, its files in their order, its manifest. One file is
 * in memory at a time.
 * @param head the manifest without the list of entries; called after the last file
 */
export async function writeProject(
  files: AsyncIterable<ProjectFile>,
  head: () => Omit<ProjectManifest, 'entries'>,
  sink: ProjectSink,
  signal: AbortSignal,
): Promise<void> {
  const gathered = gathering(sink);
  const zip = new ZipStreamWriter(gathered.write);
  const text = (content: string) => new TextEncoder().encode(content);
  await zip.add(TYPE_PATH, text(PROJECT_TYPE));
  const entries: ProjectEntry[] = [];
  for await (const file of files) {
    signal.throwIfAborted();
    const bytes = 'bytes' in file ? file.bytes : text(toJson(file.json));
    const sum = 'bytes' in file ? file.sha256 : undefined;
    await zip.add(file.path, bytes, 'json' in file);
    entries.push({
      path: file.path,
      bytes: bytes.length,
      sha256: sum ?? (await sha256(bytes)),
    });
  }
  const manifest: ProjectManifest = { ...head(), entries };
  await zip.add(MANIFEST_PATH, text(toJson(manifest)), true);
  await zip.finish();
  await gathered.flush();
}
