/** Project files for a driver. */
import { openProject, saveProject } from '../client/project';
import { ALL_PARTS } from '../domain/project/manifest';
import type { ProjectProgress } from '../engine/protocol/project';
import { nearDuplicateGroups } from '../storage/images';
import { storedDataset, type DatasetReport } from './dataset';

type Report = (progress: ProjectProgress) => void;

/** Open a project in the empty studio. Throws an Error with a message for the user. */
export async function openChosenProject(file: File, tell: Report): Promise<DatasetReport> {
  await openProject(file, 'merge', tell, new AbortController().signal);
  const dataset = await storedDataset();
  if (dataset.imported === 0) {
    throw new Error(`${file.name} holds no labelled images, so nothing can be trained on it.`);
  }
  const groups = await nearDuplicateGroups();
  return { ...dataset, rejected: [], duplicates: 0, nearDuplicateGroups: groups.length };
}

/** Write everything as a project and hand it to the browser's downloads. */
export async function downloadProject(tell: Report): Promise<void> {
  const where = { name: 'project.zip', target: null };
  const { signal } = new AbortController();
  const { file } = await saveProject({ parts: ALL_PARTS, by: null }, where, tell, signal);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file!);
  link.download = where.name;
  link.click();
}
