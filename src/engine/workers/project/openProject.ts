/** Puts what a project file holds into storage. */
import type { ProjectCounts } from '../../../domain/project/manifest';
import {
  noCounts,
  type OpenedProject,
  type OpeningMode,
  type ProjectSummary,
} from '../../../domain/project/outcome';
import {
  readCheckpoint,
  readClasses,
  readEvaluation,
  readExperimentRecord,
  readModelRecord,
  readPretrained,
  readProjectRun,
  readSnapshot,
} from '../../../domain/project/records';
import type { Snapshot } from '../../../domain/dataset/dataset';
import { countImages } from '../../../storage/images';
import {
  addWholeExperiment,
  addWholeModel,
  addWholeRun,
  addWholeWeights,
  idsHere,
  removeProject,
} from '../../../storage/project';
import {
  beginImport,
  countImport,
  forgetImport,
  markInterrupted,
  unfinishedImport,
} from '../../../storage/unfinishedImport';
import { markSplitFresh } from '../../../storage/staleSplit';
import { message } from '../../../texts/message';
import type { ProjectProgress } from '../../protocol/project';
import * as layout from '../../project/layout';
import { openProjectZip, type ProjectZip } from '../../project/projectZip';
import { readTensorFiles } from '../../project/tensors';
import { regroupDataset } from '../datasetSplit';
import { checkProject } from './checkProject';
import { openDataset } from './openDataset';
import { Opening } from './opening';
import { openSettings } from './openSettings';

async function openRuns(opening: Opening): Promise<void> {
  const { zip } = opening;
  const paths = new Set(opening.paths);
  const snapshots = new Map<string, Snapshot>();
  for (const at of layout.foldersOf('snapshots', opening.paths)) {
    const path = at + layout.RECORD;
    const snapshot = readSnapshot(await zip.json(path), path);
    snapshots.set(snapshot.hash, snapshot);
  }
  const optional = async <T>(path: string, read: (json: unknown, path: string) => T) =>
    paths.has(path) ? read(await zip.json(path), path) : null;
  for (const at of layout.foldersOf('runs', opening.paths)) {
    const path = at + layout.RECORD;
    const run = readProjectRun(await zip.json(path), path);
    const snapshot = snapshots.get(run.snapshotHash);
    if (!snapshot) {
      opening.conflict(message('project.conflict.noSnapshot', { name: run.name }));
      continue;
    }
    const whole = {
      run,
      evaluation: await optional(at + layout.EVALUATION, readEvaluation),
      checkpoint: await optional(at + layout.CHECKPOINT, readCheckpoint),
      tensors: await readTensorFiles(zip, at, paths),
    };
    opening.count('runs', await addWholeRun(whole, snapshot), () =>
      message('project.conflict.run', { name: run.name }),
    );
    opening.items(1);
  }
}

/** Their runs are among the runs. One that is here stays as it is. */
async function openExperiments({ zip, paths }: Opening): Promise<void> {
  for (const at of layout.foldersOf('experiments', paths)) {
    const path = at + layout.RECORD;
    await addWholeExperiment(readExperimentRecord(await zip.json(path), path));
  }
}

async function openModels(opening: Opening): Promise<void> {
  const { zip } = opening;
  const paths = new Set(opening.paths);
  for (const at of layout.foldersOf('models', opening.paths)) {
    const model = readModelRecord(await zip.json(at + layout.RECORD), at + layout.RECORD);
    const addition = await addWholeModel(model, await readTensorFiles(zip, at, paths));
    const { name } = model;
    opening.count('models', addition, () => message('project.conflict.model', { name }));
    opening.items(1);
  }
  for (const at of layout.foldersOf('weights', opening.paths)) {
    const set = readPretrained(await zip.json(at + layout.RECORD), at + layout.RECORD);
    const addition = await addWholeWeights(set, await readTensorFiles(zip, at, paths));
    const { name } = set;
    opening.count('weightSets', addition, () => message('project.conflict.weights', { name }));
    opening.items(1);
  }
}

const itemsOf = ({ images, runs, models, weightSets }: ProjectCounts): number =>
  images + runs + models + weightSets;

/** The unfinished opening of this project, if there is one. */
async function unfinishedOpening({ manifest }: ProjectZip) {
  const origin = (await unfinishedImport())?.origin;
  return origin?.kind === 'project' && origin.id === manifest.id ? origin : null;
}

/**
 * Open a project file. Everything in it is checked before anything is stored or removed; then each
 * batch of images, each run and each model is stored whole or not at all. What was begun and not
 * finished goes on with the same file. The caller holds the dataset's lock, and for `replace` the
 * one of training.
 * @throws an Error with a message for the user; `signal`'s reason once it is aborted.
 */
export async function openProject(
  file: File,
  mode: OpeningMode,
  onProgress: (progress: ProjectProgress) => void,
  signal: AbortSignal,
): Promise<OpenedProject> {
  const zip = await openProjectZip(file, signal);
  const { id, kind, by, counts, entries } = zip.manifest;
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const refused = await checkProject(
    zip,
    (done) => onProgress({ phase: 'checking', done, total: bytes }),
    signal,
  );
  const unfinished = await unfinishedOpening(zip);
  const replaces = mode === 'replace' && !unfinished;
  const exact = unfinished?.exact ?? (replaces || (await countImages()) === 0);
  const total = itemsOf(counts);
  const origin = { kind: 'project', name: file.name, id, exact } as const;
  if (replaces) await removeProject(origin);
  else await beginImport(origin);
  // The project's own split: a visit that finds only a part of it here recomputes nothing.
  if (exact) await markSplitFresh();
  const opening = new Opening(zip, exact, refused, signal, (done) => {
    onProgress({ phase: 'opening', done, total });
    void countImport(done, total).catch(() => undefined);
  });
  try {
    await openSettings(opening);
    await openDataset(opening);
    await openRuns(opening);
    await openExperiments(opening);
    await openModels(opening);
    if (!exact && opening.added.images > 0) await regroupDataset();
  } catch (error) {
    // On a full disk the next visit does it: what was wrong is what the user is told.
    await markInterrupted().catch(() => undefined);
    throw error;
  }
  await forgetImport();
  const { added, alreadyHere, conflicts, conflictCount } = opening;
  return { kind, by, added, alreadyHere, conflicts, conflictCount };
}

/** What is in a project file, and what of it is here. Throws as `openProjectZip` does. */
export async function inspectProject(file: File, signal: AbortSignal): Promise<ProjectSummary> {
  const zip = await openProjectZip(file, signal);
  const paths = zip.manifest.entries.map(({ path }) => path);
  const here = await idsHere();
  const found = noCounts();
  for (const path of paths) {
    if (path.startsWith('images/') && here.images.has(layout.hashOf(path))) found.images += 1;
  }
  if (paths.includes(layout.CLASSES)) {
    const classes = readClasses(await zip.json(layout.CLASSES), layout.CLASSES);
    found.classes = classes.filter((each) => here.classes.has(each.id)).length;
  }
  const countIn = async (
    folder: layout.Kind,
    kind: 'runs' | 'models' | 'weightSets',
    read: (json: unknown, path: string) => { id: string },
  ) => {
    for (const at of layout.foldersOf(folder, paths)) {
      signal.throwIfAborted();
      const path = at + layout.RECORD;
      if (here[kind].has(read(await zip.json(path), path).id)) found[kind] += 1;
    }
  };
  await countIn('runs', 'runs', readProjectRun);
  await countIn('models', 'models', readModelRecord);
  await countIn('weights', 'weightSets', readPretrained);
  const { id, kind, by, savedAt, studio, counts, format, version } = zip.manifest;
  const head = { id, kind, by, savedAt, studio, counts, format, version };
  const unfinished = (await unfinishedOpening(zip)) !== null;
  return { ...head, bytes: file.size, unfinished, here: found };
}
