/** Reads all of a project before anything of it is stored: what it cannot hold is found here. */

import {
  readCheckpoint,
  readClasses,
  readEvaluation,
  readExperimentRecord,
  readImageRecords,
  readModelRecord,
  readPretrained,
  readProjectRun,
  readSnapshot,
} from '../../../domain/project/records';
import { message, StudioError, type Text } from '../../../texts/message';
import { checkImage } from '../../pixels/check';
import { Rejected } from '../../pixels/rejected';
import * as layout from '../../project/layout';
import type { ProjectZip } from '../../project/projectZip';
import { readTensorFiles } from '../../project/tensors';
import { settingsOf } from './openSettings';

/** How a JSON file is read, by its path; undefined for files that are read otherwise. */
function readerOf(path: string): ((json: unknown, path: string) => unknown) | undefined {
  if (path === layout.CLASSES) return readClasses;
  if (path === layout.SETTINGS) return settingsOf;
  if (layout.isImageRecords(path)) return readImageRecords;
  const [kind, , file] = path.split('/');
  if (kind === 'runs' && file === layout.EVALUATION) return readEvaluation;
  if (kind === 'runs' && file === layout.CHECKPOINT) return readCheckpoint;
  if (file !== layout.RECORD) return undefined;
  if (kind === 'runs') return readProjectRun;
  if (kind === 'experiments') return readExperimentRecord;
  if (kind === 'snapshots') return readSnapshot;
  if (kind === 'models') return readModelRecord;
  return kind === 'weights' ? readPretrained : undefined;
}

/** Why an image is not opened; null when it is safe to decode. */
function imageProblem(bytes: Uint8Array): Text | null {
  try {
    checkImage(bytes);
    return null;
  } catch (error) {
    if (error instanceof Rejected) return error.text;
    throw error;
  }
}

/**
 * Read every file of the project: checksums, records and the headers of images.
 * @param onBytes called with the bytes read so far
 * @returns the paths of images that this version does not accept, and why
 * @throws an Error with a message for the user; `signal`'s reason once it is aborted.
 */
export async function checkProject(
  zip: ProjectZip,
  onBytes: (done: number) => void,
  signal: AbortSignal,
): Promise<Map<string, Text>> {
  const refused = new Map<string, Text>();
  const paths = new Set(zip.manifest.entries.map(({ path }) => path));
  let done = 0;
  for (const { path, bytes, sha256 } of zip.manifest.entries) {
    signal.throwIfAborted();
    if (path.startsWith('images/') && layout.hashOf(path) !== sha256) {
      throw new StudioError(message('project.otherImage', { path }));
    }
    const read = readerOf(path);
    if (read) read(await zip.json(path), path);
    else if (path.endsWith(`/${layout.TENSORS}`)) {
      await readTensorFiles(zip, path.slice(0, -layout.TENSORS.length), paths);
    } else if (!path.endsWith(`/${layout.VALUES}`)) {
      const content = await zip.read(path);
      const problem = path.startsWith('images/') ? imageProblem(content) : null;
      if (problem) refused.set(path, problem);
    }
    done += bytes;
    onBytes(done);
  }
  return refused;
}
