import { newId } from '../../../domain/newId';
import { noCounts } from '../../../domain/project/outcome';
import type { ProjectProgress, SavedProject, SaveProjectRequest } from '../../protocol/project';
import { studioVersion } from '../../exporting/studioVersion';
import { writeProject } from '../../project/writeProject';
import { projectFiles, type Written } from './projectFiles';
import { openTarget } from './sinks';

/**
 * Write a project file as a stream. The caller holds the dataset's lock.
 * @throws an Error with a message for the user; `signal`'s reason once it is aborted. Then there
 *   is no file, or the user's file is as it was.
 */
export async function saveProject(
  { parts, by, target: chosen, name }: Omit<SaveProjectRequest, 'id'>,
  onProgress: (progress: ProjectProgress) => void,
  signal: AbortSignal,
): Promise<SavedProject> {
  const written: Written = { counts: noCounts(), leftOut: 0 };
  const target = await openTarget(chosen, name);
  let bytes = 0;
  try {
    await writeProject(
      projectFiles({ parts, by }, written, (done, total) =>
        onProgress({ phase: 'writing', done, total }),
      ),
      () => ({
        format: 'mask-studio-project',
        version: 2,
        id: newId(),
        kind: by === null ? 'project' : 'hand-in',
        by,
        savedAt: new Date().toISOString(),
        studio: studioVersion,
        counts: written.counts,
      }),
      {
        async write(chunk) {
          bytes += chunk.length;
          await target.write(chunk);
        },
      },
      signal,
    );
    signal.throwIfAborted();
    return { file: await target.close(), bytes, ...written };
  } catch (error) {
    await target.abort().catch(() => undefined);
    throw error;
  }
}
