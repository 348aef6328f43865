/**
 * The studio without its pages, for the terminal and the benchmarks: the same
 * sessions that the pages use, behind one object that a driving browser calls.
 */
import type { ThresholdRule } from '../domain/evaluation/thresholdRules';
import type { ExperimentPlan } from '../domain/experiment/plan';
import type { Progress, TrainingEvent } from '../domain/run/event';
import type { Recipe } from '../domain/recipe/recipe';
import type { BackendPreference } from '../domain/run/run';
import type { FileEvaluation } from '../domain/evaluation/fileEvaluation';
import { listExperiments } from '../storage/experiments';
import { getRun, listRuns, renameRun } from '../storage/runs';
import { evaluateFiles } from '../client/evaluation';
import { experimentResult } from '../client/experimentResults';
import * as experiments from '../client/experiments';
import { imageFeatures } from '../client/imageFeatures';
import { inference } from '../client/inference';
import type { IncomingFile } from '../engine/protocol/importing';
import type { ModelReference } from '../engine/protocol/models';
import type { ProjectProgress } from '../engine/protocol/project';
import { subscribe } from '../client/runEvents';
import * as training from '../client/trainingSession';
import { trainingStore } from '../client/trainingStore';
import * as workers from '../client/workers';
import { english, type Text } from '../texts/message';
import { importFiles, importSample, type ImportChoices } from './dataset';
import { exportRun, prepareExport, takeFile } from './exporting';
import { downloadProject, openChosenProject } from './project';
import { listLabelIssues, setLabels } from './quality';
import { runExperiments, trainFinal, type DriverOptions, type NamedRecipe } from './experiments';
import type { RunPlace } from './experimentEvents';
import { train } from './training';

/** A model that was imported: its id, and a notice in English. */
export interface TerminalImport {
  id: string;
  notice: string | null;
}

/** An evaluation with its reasons in English. */
export interface TerminalEvaluation extends FileEvaluation {
  rejected: { path: string; message: string }[];
}

declare global {
  interface Window {
    studio: typeof studio;
    /** Given by the driver; both are called a few times a second at most. */
    onImportProgress?: (progress: Progress) => void;
    onTrainingEvent?: (event: TrainingEvent, place?: RunPlace) => void;
    onProjectProgress?: (progress: ProjectProgress) => void;
  }
}

/** A run or an experiment with its name in English, whoever gave it. */
const inEnglish = <T extends { name: Text }>(record: T): T & { name: string } => ({
  ...record,
  name: english(record.name),
});

const chosenFiles = (input: string): File[] => [
  ...(document.querySelector<HTMLInputElement>(input)?.files ?? []),
];

const incomingFiles = (input: string): IncomingFile[] =>
  chosenFiles(input).map((file) => ({ file, path: file.webkitRelativePath || file.name }));

const onImport = (progress: Progress): void => window.onImportProgress?.(progress);
const onProject = (progress: ProjectProgress): void => window.onProjectProgress?.(progress);

const studio = {
  importSample: (choices: ImportChoices) => importSample(choices, onImport),

  /** Import what the driver put into the file input `input` (a CSS selector). */
  importChosen: (input: string, choices: ImportChoices) =>
    importFiles(chosenFiles(input), choices, onImport),

  /** Keep the chosen weight files, trained on pixels in [-1, 1]; gives the set's id. */
  async importWeights(): Promise<string> {
    const scaling = { scale: 1 / 127.5, offset: -1 };
    return (await inference().importPretrained(chosenFiles('#weights'), 'own weights', scaling)).id;
  },

  train: (recipe: Recipe, preference: BackendPreference, rule?: ThresholdRule) =>
    train(recipe, preference, (event) => window.onTrainingEvent?.(event), rule),

  /** Recipes run several times, with their verdicts. */
  experiment: (
    recipes: NamedRecipe[],
    plan: ExperimentPlan,
    preference: BackendPreference,
    options: DriverOptions = {},
  ) =>
    runExperiments(recipes, plan, preference, options, (event, place) =>
      window.onTrainingEvent?.(event, place),
    ),

  /** The pages’ own way to experiments, all of them, and what has come of one. */
  experiments: {
    ...experiments,
    async startExperiments(...of: Parameters<typeof experiments.startExperiments>) {
      const { ids, waiting } = await experiments.startExperiments(...of);
      return { ids, waiting: waiting.map(english) };
    },
    list: async () => (await listExperiments()).map(inEnglish),
    async result(id: string) {
      const result = await experimentResult(id);
      return result && { ...result, record: inEnglish(result.record) };
    },
  },
  /** What is finished stays; `experiment` resolves with it. */
  async stopExperiments(): Promise<void> {
    for (const { id } of await listExperiments()) await experiments.stopExperiment(id);
  },
  trainFinal: (experimentId: string, preference: BackendPreference) =>
    trainFinal(experimentId, preference, (event) => window.onTrainingEvent?.(event)),

  /** The pages' own session, for what `train` does not cover: pause, stop, continue after a reload. */
  training: {
    ...training,
    createRun: async (recipe: Recipe) => inEnglish(await training.createRun(recipe)),
    startRuns: async (...of: Parameters<typeof training.startRuns>) =>
      (await training.startRuns(...of)).map(english),
    ...{ useTraining: trainingStore, subscribe },
  },
  async getRun(id: string) {
    const run = await getRun(id);
    return run && inEnglish(run);
  },
  listRuns: async () => (await listRuns()).map(inEnglish),
  renameRun,
  /** The page's workers themselves: what a call to one that ends gives. */
  workers,

  /** The pretrained network's features of stored images, [n, 960]; see client/imageFeatures. */
  imageFeatures: (hashes: string[]) =>
    imageFeatures(hashes, () => undefined, new AbortController().signal),

  openProject: (input: string) => openChosenProject(chosenFiles(input)[0]!, onProject),
  saveProject: () => downloadProject(onProject),

  formatIds: () => inference().formatIds(),
  exportRun: (runId: string, formats = ['tfjs']) => exportRun(runId, formats),
  /** `input`: the file input with the images to calibrate on, where there are any. */
  prepareExport: (model: ModelReference, formats: string[], input?: string) =>
    prepareExport(model, formats, input === undefined ? [] : incomingFiles(input)),
  takeFile,

  listLabelIssues,
  setLabels,

  /** A kept model's evaluation on the files that the driver put into the file input `input`. */
  async evaluateChosen(input: string, modelId: string): Promise<TerminalEvaluation> {
    const model = { kind: 'model', modelId } as const;
    const { signal } = new AbortController();
    const evaluation = await evaluateFiles(model, incomingFiles(input), onImport, signal);
    const rejected = evaluation.rejected.map(({ path, message }) => ({
      path,
      message: english(message),
    }));
    return { ...evaluation, rejected };
  },

  /** Keep the model of the chosen zip; gives its id, and a notice for the user. */
  async importModel(): Promise<TerminalImport> {
    const imported = await inference().importModel(chosenFiles('#zip'));
    if (imported.kind === 'stored') {
      const { id, notice } = imported;
      return { id, notice: notice && english(notice) };
    }
    throw new Error(
      'There is no metadata.json beside the Keras model, so the names of its classes are not known. Import it in the studio, which asks for them.',
    );
  },
};

window.studio = studio;
