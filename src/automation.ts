/**
 * The studio without its rooms, for the terminal and the benchmarks: the same
 * sessions that the rooms use, behind one object that a driving browser calls.
 */
import type { Rejection, Split, SplitSettings } from './domain/dataset';
import { labelOf } from './domain/labels';
import { accuracy, confusionMatrix } from './domain/metrics';
import { deriveSeed, shuffledIndices } from './domain/random';
import type { Progress, TrainingEvent } from './domain/event';
import type { Recipe, SplitFractions } from './domain/recipe';
import type { BackendPreference, EpochRecord, RunRecord, RunSeconds } from './domain/run';
import type { IncomingFile } from './engine/protocol';
import { listClasses } from './storage/classes';
import { countByClass, deleteImages, imageHashes } from './storage/images';
import { getJudgement, getRun } from './storage/runs';
import { setSetting } from './storage/settings';
import {
  addSampleDataset,
  reorganise,
  startImport,
  useImport,
} from './studio/session/importSession';
import { inference } from './studio/session/inference';
import { createRun, enqueue, useTraining } from './studio/session/trainingSession';

const SAMPLE_PEOPLE = 150;

export interface ImportChoices {
  /** Photographs of each class to keep, chosen by the seed; null keeps all. */
  limit: number | null;
  seed: number;
  fractions: SplitFractions;
}

export interface DatasetReport {
  classes: string[];
  counts: Record<string, number>;
  imported: number;
  rejected: { file: string; reason: string }[];
  duplicates: number;
  nearDuplicateGroups: number;
  split: SplitSettings & { counts: Record<string, Record<Split, number>> };
}

export interface RunReport {
  id: string;
  model: string;
  params: number;
  trainableParams: number;
  backend: string;
  renderer: string;
  epochs: EpochRecord[];
  bestEpoch: number;
  test: { n: number; accuracy: number; loss: number; confusion: number[][] };
  seconds: RunSeconds;
  imagesPerSecond: number;
  millisecondsPerPrediction: number;
  notices: string[];
  recipe: Recipe;
  files: string[];
}

declare global {
  interface Window {
    studio: typeof studio;
    /** Given by the driver; both are called a few times a second at most. */
    onImportProgress?: (progress: Progress) => void;
    onTrainingEvent?: (event: TrainingEvent) => void;
  }
}

const chosenFiles = (input: string): File[] => [
  ...(document.querySelector<HTMLInputElement>(input)?.files ?? []),
];

/** `limit` of each group of `items`, chosen by the seed. */
function choose<T>(groups: Iterable<[string, T[]]>, { limit, seed }: ImportChoices): T[] {
  const chosen: T[] = [];
  for (const [name, items] of groups) {
    const order = shuffledIndices(items.length, deriveSeed(seed, 'limit', name));
    for (const index of order.slice(0, limit ?? items.length)) chosen.push(items[index]!);
  }
  return chosen;
}

/** Files of a folder, limited before they are read; pictures in a zip are limited once they are in. */
function incoming(files: File[], choices: ImportChoices): IncomingFile[] {
  const groups = new Map<string, IncomingFile[]>();
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const name = labelOf(path).className ?? '';
    groups.set(name, [...(groups.get(name) ?? []), { path, file }]);
  }
  return choose(groups, choices);
}

async function limitStored(choices: ImportChoices): Promise<void> {
  if (choices.limit === null) return;
  const groups: [string, string[]][] = [];
  for (const { id, name } of await listClasses())
    groups.push([name, await imageHashes({ classId: id })]);
  const kept = new Set(choose(groups, choices));
  const surplus = groups.flatMap(([, hashes]) => hashes.filter((hash) => !kept.has(hash)));
  if (surplus.length > 0) await deleteImages(surplus);
}

async function report(choices: ImportChoices): Promise<DatasetReport> {
  const { report, error } = useImport.getState();
  if (!report) throw new Error(error ?? 'The import ended without a report.');
  await limitStored(choices);
  await setSetting('split', { seed: choices.seed, fractions: choices.fractions });
  await reorganise();
  const classes = await listClasses();
  const byClass = await countByClass();
  const parts = Object.fromEntries(
    classes.map(({ id, name }) => {
      const { train = 0, validation = 0, test = 0 } = byClass[id] ?? {};
      return [name, { train, validation, test }];
    }),
  );
  const total = ({ train, validation, test }: Record<Split, number>) => train + validation + test;
  const counts = Object.fromEntries(Object.entries(parts).map(([name, p]) => [name, total(p)]));
  const isDuplicate = ({ reason }: Rejection) => reason === 'duplicate';
  return {
    classes: classes.map(({ name }) => name),
    counts,
    imported: Object.values(counts).reduce((a, b) => a + b, 0),
    rejected: report.rejections.map(({ path, message }) => ({ file: path, reason: message })),
    duplicates: report.rejections.filter(isDuplicate).length,
    nearDuplicateGroups: report.nearDuplicateGroups,
    split: { seed: choices.seed, fractions: choices.fractions, counts: parts },
  };
}

async function withProgress(work: Promise<void>): Promise<void> {
  const stop = useImport.subscribe(({ progress }) => {
    if (progress) window.onImportProgress?.(progress);
  });
  await work.finally(stop);
}

async function runReport(run: RunRecord): Promise<RunReport> {
  const judgement = await getJudgement(run.id);
  if (!judgement) throw new Error(run.failure?.message ?? 'The run ended without a judgement.');
  const { predictions, loss, millisecondsPerPrediction } = judgement;
  const confusion = confusionMatrix(predictions, run.classes.length, run.threshold);
  return {
    id: run.id,
    model: run.recipe.model.kind,
    params: run.params,
    trainableParams: run.trainableParams,
    backend: run.backend?.name ?? 'none',
    renderer: run.backend?.renderer ?? 'none',
    epochs: run.epochs,
    bestEpoch: run.bestEpoch,
    test: { n: predictions.length, accuracy: accuracy(confusion), loss, confusion },
    seconds: run.seconds,
    imagesPerSecond: run.imagesPerSecond,
    millisecondsPerPrediction,
    notices: run.notices,
    recipe: run.recipe,
    files: [],
  };
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

const studio = {
  async importSample(choices: ImportChoices): Promise<DatasetReport> {
    await withProgress(addSampleDataset(choices.limit ?? SAMPLE_PEOPLE));
    return report(choices);
  },

  /** Import what the driver put into the file input `input` (a CSS selector). */
  async importChosen(input: string, choices: ImportChoices): Promise<DatasetReport> {
    const files = chosenFiles(input);
    const zip = input === '#zip';
    await withProgress(
      startImport(
        zip ? files.map((file) => ({ path: file.name, file })) : incoming(files, choices),
      ),
    );
    return report(choices);
  },

  /** Keep the chosen weight files; gives the set's id. */
  async importWeights(): Promise<string> {
    const scaling = { scale: 1 / 127.5, offset: -1 };
    return (await inference().importPretrained(chosenFiles('#weights'), 'own weights', scaling)).id;
  },

  /** Train one run to its end; rejects with a sentence when it fails. */
  async train(recipe: Recipe, preference: BackendPreference): Promise<RunReport> {
    const { id } = await createRun(recipe);
    const stop = onTrainingEvent((event) => window.onTrainingEvent?.(event));
    await enqueue([id], preference).finally(stop);
    const run = await getRun(id);
    if (!run) throw new Error('The run is gone.');
    if (run.status !== 'finished') {
      throw new Error(run.failure?.message ?? `The run was ${run.status}.`);
    }
    return runReport(run);
  },

  /** The files of a finished run's model. */
  async exportRun(runId: string): Promise<{ path: string; base64: string }[]> {
    const files = await inference().exportModel({ kind: 'run', runId });
    return files.map(({ path, bytes }) => ({ path, base64: base64(bytes) }));
  },
};

window.studio = studio;
