/** Where a project is written to. Nothing is left of one that was not finished. */
import { PROJECTS_FOLDER } from '../../../domain/privateFiles';
import { sweepProjects } from '../../../storage/privateFiles';
import { message, StudioError } from '../../../texts/message';
import type { ProjectSink } from '../../project/writeProject';
import { writeWhole } from '../../writeWhole';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Target extends ProjectSink {
  /** The file to be downloaded; null where it was written straight into the user's. */
  close(): Promise<File | null>;
  abort(): Promise<void>;
}

const noSpace = (cause: unknown): StudioError =>
  new StudioError(message('project.noSpace'), { cause });

/** The file that the user chose. It has its old content until it is closed. */
async function chosenFile(handle: FileSystemFileHandle): Promise<Target> {
  const writable = await handle.createWritable();
  return {
    write: (bytes) =>
      writable.write(bytes).catch((error: unknown) => {
        throw noSpace(error);
      }),
    async close() {
      await writable.close().catch((error: unknown) => {
        throw noSpace(error);
      });
      return null;
    },
    abort: () => writable.abort(),
  };
}

/** A file of the origin's private file system. */
async function privateFile(name: string): Promise<Target> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(PROJECTS_FOLDER, { create: true });
  const unique = crypto.randomUUID();
  const handle = await directory.getFileHandle(unique, { create: true });
  const access = await handle.createSyncAccessHandle();
  let at = 0;
  return {
    async write(bytes) {
      try {
        writeWhole(access, bytes, at);
      } catch (error) {
        throw noSpace(error);
      }
      at += bytes.length;
    },
    async close() {
      try {
        access.flush();
      } catch (error) {
        throw noSpace(error);
      }
      access.close();
      return new File([await handle.getFile()], name, { type: 'application/zip' });
    },
    async abort() {
      access.close();
      await directory.removeEntry(unique);
    },
  };
}

/** Bytes put into one Blob, which the browser may keep outside of this process's memory. */
const BLOB_BYTES = 16 * 2 ** 20;

/** Without a private file system: plain http, private windows. */
function blobs(name: string): Target {
  const done: Blob[] = [];
  let parts: Bytes[] = [];
  let size = 0;
  const gather = () => {
    done.push(new Blob(parts));
    parts = [];
    size = 0;
  };
  return {
    async write(bytes) {
      parts.push(bytes);
      size += bytes.length;
      if (size >= BLOB_BYTES) gather();
    },
    async close() {
      gather();
      return new File(done, name, { type: 'application/zip' });
    },
    async abort() {
      done.length = 0;
    },
  };
}

/** @param chosen the file to write into; null where the browser lets the user choose none */
export async function openTarget(
  chosen: FileSystemFileHandle | null,
  name: string,
): Promise<Target> {
  if (chosen) return await chosenFile(chosen);
  await sweepProjects();
  return await privateFile(name).catch(() => blobs(name));
}
