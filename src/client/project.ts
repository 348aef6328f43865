/** Saving the project as one file, and opening such a file. */
import { createStore } from 'zustand/vanilla';
import type { ProjectContent } from '../domain/project/manifest';
import type { OpenedProject, OpeningMode, ProjectSummary } from '../domain/project/outcome';
import type { ProjectProgress, SavedProject } from '../engine/protocol/project';
import { message, StudioError } from '../texts/message';
import { cancellable } from './cancellable';
import { ownDatasetWork, withDataset, withDatasetIfFree } from './datasetLock';
import { whileNothingTrains } from './trainingSession';
import { projectWorker } from './workers';

type Report = (progress: ProjectProgress) => void;

/** How many project files this tab saves or opens now. */
export const projectWork = createStore<{ running: number }>(() => ({ running: 0 }));

async function counted<T>(work: () => Promise<T>): Promise<T> {
  const count = (by: number) => projectWork.setState(({ running }) => ({ running: running + by }));
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}

const { api } = projectWorker;
const cancel = (id: string): Promise<void> => api.cancel(id);

/** The project files among these, and the others. Told by their first bytes. */
export async function splitProjects(files: File[]): Promise<{ projects: File[]; others: File[] }> {
  const zips = files.filter(({ name }) => /\.zip$/i.test(name));
  if (zips.length === 0) return { projects: [], others: files };
  const are = await api.areProjects(zips);
  const projects = zips.filter((_, i) => are[i]);
  return { projects, others: files.filter((file) => !projects.includes(file)) };
}

/**
 * Write a project file, once an import has ended. `target`: the file to write into; null: the
 * result has the file. Throws `signal`'s reason once it is aborted, else an Error with a message
 * for the user.
 */
export const saveProject = (
  content: ProjectContent,
  { name, target }: { name: string; target: FileSystemFileHandle | null },
  onProgress: Report,
  signal: AbortSignal,
): Promise<SavedProject> =>
  counted(() =>
    withDataset(() =>
      cancellable(
        onProgress,
        signal,
        (id, report) => api.save({ id, ...content, name, target }, report),
        cancel,
      ),
    ),
  );

/** What is in a project file. Throws as `saveProject` does. */
export const inspectProject = (file: File, signal: AbortSignal): Promise<ProjectSummary> =>
  cancellable(
    () => undefined,
    signal,
    (id) => api.inspect({ id, file }),
    cancel,
  );

/**
 * Open a project file: all of it is checked, then stored. Throws as `saveProject` does, while
 * something else works on the images, and for `replace` while a run is trained.
 */
export async function openProject(
  file: File,
  mode: OpeningMode,
  onProgress: Report,
  signal: AbortSignal,
): Promise<OpenedProject> {
  const open = () =>
    cancellable(onProgress, signal, (id, report) => api.open({ id, file, mode }, report), cancel);
  // Asked when there is something to keep, as at an import.
  void navigator.storage?.persist?.();
  return await counted(async () => {
    await ownDatasetWork();
    return await withDatasetIfFree(async (isFree) => {
      if (!isFree) throw new StudioError(message('project.otherTab'));
      return await (mode === 'replace' ? whileNothingTrains(open) : open());
    });
  });
}
