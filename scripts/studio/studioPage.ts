import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { DatasetReport, ImportChoices } from '../../src/automation/dataset';
import type { NotWritten } from '../../src/automation/exporting';
import type { TerminalIssue } from '../../src/automation/quality';
import type {
  DriverOptions,
  ExperimentOutcome,
  FinalReport,
  NamedRecipe,
} from '../../src/automation/experiments';
import type { RunPlace } from '../../src/automation/experimentEvents';
import type { RunReport } from '../../src/automation/training';
import type { TerminalEvaluation, TerminalImport } from '../../src/automation';
import type { ThresholdRule } from '../../src/domain/evaluation/thresholdRules';
import type { ExperimentPlan } from '../../src/domain/experiment/plan';
import type { Progress, TrainingEvent } from '../../src/domain/run/event';
import type { Recipe } from '../../src/domain/recipe/recipe';
import type { BackendPreference } from '../../src/domain/run/run';
import type { ModelReference } from '../../src/engine/protocol/models';
import type { ProjectProgress } from '../../src/engine/protocol/project';
import { chromiumLaunch, ensureChromium, WIDE_VECTORS } from '../chromium';
import { serveStudio } from '../server';
import { modelZip } from './modelZip';
import type { WrittenFile } from './writeFiles';

/** What hears of formats that a model is not written in. */
export interface FormatListener {
  /** One that `all` leaves out. */
  onSkipped(format: NotWritten): void;
  /** One that was to be written. */
  onFailed(format: NotWritten): void;
}

/** The built studio, open in a headless browser of its own, and what the terminal asks of it. */
export interface StudioPage {
  importDataset(
    source: { sample: boolean; path?: string },
    choices: ImportChoices,
    onProgress: (progress: Progress) => void,
  ): Promise<DatasetReport>;
  /** The id of the weight set made of a folder's files, or of one file. */
  importWeights(path: string): Promise<string>;
  train(
    recipe: Recipe,
    backend: BackendPreference,
    onEvent: (event: TrainingEvent) => void,
    /** What its threshold is chosen for; absent: it is 0.5. */
    rule?: ThresholdRule,
  ): Promise<RunReport>;
  /** Recipes run several times, as a plan says; the outcome has what is finished, after Ctrl-C too. */
  experiment(
    recipes: NamedRecipe[],
    plan: ExperimentPlan,
    backend: BackendPreference,
    options: DriverOptions,
    onEvent: (event: TrainingEvent, place: RunPlace) => void,
  ): Promise<ExperimentOutcome>;
  /** The final model of an experiment, trained on everything; null where Ctrl-C stopped it. */
  trainFinal(
    experimentId: string,
    backend: BackendPreference,
    onEvent: (event: TrainingEvent) => void,
  ): Promise<FinalReport | null>;
  /** Ids of the export formats. */
  formatIds(): Promise<string[]>;
  /**
   * A model's files in these formats, one by one. `calibrateOn`: a folder or a zip of images.
   */
  exportModel(
    model: ModelReference,
    formats: string[],
    listener: FormatListener,
    calibrateOn?: string,
  ): AsyncIterable<WrittenFile>;
  /** A kept model's evaluation on a folder or a zip of images. */
  evaluate(
    modelId: string,
    path: string,
    onProgress: (progress: Progress) => void,
  ): Promise<TerminalEvaluation>;
  /** Import a model from its folder or zip. */
  importModel(path: string): Promise<TerminalImport>;
  /** Opens a project in the empty studio; gives the dataset that it holds. */
  openProject(
    path: string,
    onProgress: (progress: ProjectProgress) => void,
  ): Promise<DatasetReport>;
  /** Writes everything as a project: the file is whole or absent. */
  saveProject(path: string, onProgress: (progress: ProjectProgress) => void): Promise<void>;
  /** All labels of the dataset, the most suspect first. */
  labelIssues(): Promise<TerminalIssue[]>;
  /** Gives images, by their paths, the class of these names. */
  setLabels(labels: Record<string, string>): Promise<void>;
  close(): Promise<void>;
}

/** The exit code of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Start a server and a browser with an empty profile; `close` removes both. */
export async function openStudio(): Promise<StudioPage> {
  ensureChromium();
  const server = await serveStudio(0);
  const profile = mkdtempSync(join(tmpdir(), 'mask-studio-profile-'));
  const { args = [], ...launch } = chromiumLaunch();
  const context = await chromium.launchPersistentContext(profile, {
    ...launch,
    args: [...args, WIDE_VECTORS],
    handleSIGINT: false,
  });
  const end = () => void close().finally(() => process.exit(INTERRUPTED));
  /** What Ctrl-C does now. */
  let interrupt = end;
  const onInterrupt = () => interrupt();
  process.on('SIGINT', onInterrupt);
  const close = async () => {
    process.off('SIGINT', onInterrupt);
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const page = await context.newPage();
    let onProgress: (progress: Progress) => void = () => undefined;
    let onEvent: (event: TrainingEvent, place?: RunPlace) => void = () => undefined;
    await page.exposeFunction('onImportProgress', (p: Progress) => onProgress(p));
    let onProject: (progress: ProjectProgress) => void = () => undefined;
    await page.exposeFunction('onProjectProgress', (p: ProjectProgress) => onProject(p));
    await page.exposeFunction('onTrainingEvent', (e: TrainingEvent, place?: RunPlace) =>
      onEvent(e, place),
    );
    await page.goto(`${server.url}automation.html`);
    await page.waitForFunction(() => 'studio' in window);

    /** Put a folder or a zip into the input for it; gives the input's selector. */
    const choose = async (path: string) => {
      const input = statSync(path).isDirectory() ? '#folder' : '#zip';
      if (input === '#folder' && readdirSync(path).length === 0) {
        throw new Error(`There are no files in ${path}.`);
      }
      await page.setInputFiles(input, path);
      return input;
    };

    /** Work whose first Ctrl-C is `stop`, in the page, and keeps what is finished; another one ends at once. */
    const stoppable = async <T>(
      stop: () => void | Promise<void>,
      work: () => Promise<T>,
    ): Promise<T> => {
      interrupt = () => {
        interrupt = end;
        void page.evaluate(stop);
      };
      try {
        return await work();
      } finally {
        interrupt = end;
      }
    };

    return {
      async importDataset(source, choices, progress) {
        onProgress = progress;
        if (source.sample)
          return await page.evaluate((c) => window.studio.importSample(c), choices);
        const input = await choose(source.path!);
        return await page.evaluate(([i, c]) => window.studio.importChosen(i, c), [
          input,
          choices,
        ] as const);
      },
      async importWeights(path) {
        const files = statSync(path).isDirectory()
          ? readdirSync(path).map((name) => join(path, name))
          : [path];
        await page.setInputFiles('#weights', files);
        return await page.evaluate(() => window.studio.importWeights());
      },
      async train(recipe, backend, event, rule) {
        onEvent = event;
        return await page.evaluate(([r, b, t]) => window.studio.train(r, b, t), [
          recipe,
          backend,
          rule,
        ] as const);
      },
      async experiment(recipes, plan, backend, options, event) {
        onEvent = (each, place) => event(each, place!);
        return await stoppable(
          () => window.studio.stopExperiments(),
          () =>
            page.evaluate(([r, p, b, o]) => window.studio.experiment(r, p, b, o), [
              recipes,
              plan,
              backend,
              options,
            ] as const),
        );
      },
      async trainFinal(experimentId, backend, event) {
        onEvent = event;
        return await stoppable(
          () => window.studio.training.stop(),
          () =>
            page.evaluate(([id, b]) => window.studio.trainFinal(id, b), [
              experimentId,
              backend,
            ] as const),
        );
      },
      formatIds: () => page.evaluate(() => window.studio.formatIds()),
      async *exportModel(model, formats, { onSkipped, onFailed }, calibrateOn) {
        const input = calibrateOn === undefined ? undefined : await choose(calibrateOn);
        const { paths, skipped, failed } = await page.evaluate(
          ([m, f, i]) => window.studio.prepareExport(m, f, i),
          [model, formats, input] as const,
        );
        skipped.forEach(onSkipped);
        failed.forEach(onFailed);
        for (const path of paths) {
          const base64 = await page.evaluate((p) => window.studio.takeFile(p), path);
          yield { path, bytes: Buffer.from(base64, 'base64') };
        }
      },
      async evaluate(modelId, path, progress) {
        onProgress = progress;
        return await page.evaluate(([i, m]) => window.studio.evaluateChosen(i, m), [
          await choose(path),
          modelId,
        ] as const);
      },
      async importModel(path) {
        await page.setInputFiles('#zip', await modelZip(path, profile));
        return await page.evaluate(() => window.studio.importModel());
      },
      async openProject(path, progress) {
        onProject = progress;
        await page.setInputFiles('#zip', path);
        return await page.evaluate(() => window.studio.openProject('#zip'));
      },
      async saveProject(path, progress) {
        onProject = progress;
        const unfinished = `${path}.${process.pid}.unfinished`;
        mkdirSync(dirname(path), { recursive: true });
        try {
          const [download] = await Promise.all([
            page.waitForEvent('download', { timeout: 0 }),
            page.evaluate(() => window.studio.saveProject()),
          ]);
          await download.saveAs(unfinished);
          renameSync(unfinished, path);
        } finally {
          rmSync(unfinished, { force: true });
        }
      },
      labelIssues: () => page.evaluate(() => window.studio.listLabelIssues()),
      setLabels: (labels) => page.evaluate((given) => window.studio.setLabels(given), labels),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
