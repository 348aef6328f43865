/** `npm run train` with `--repeat`, `--folds` or `--resample`: recipes run several times, and compared. */
import { join } from 'node:path';
import type { RunPlace } from '../../src/automation/experimentEvents';
import type { OutlookVerdict } from '../../src/automation/experimentReports';
import type { FinalReport } from '../../src/automation/experiments';
import type { RunReport } from '../../src/automation/training';
import type { ExperimentPlan } from '../../src/domain/experiment/plan';
import type { ExperimentReport } from '../../src/domain/experiment/report';
import type { TrainingEvent } from '../../src/domain/run/event';
import { duration, showEvent, type ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { pageError } from '../studio/command';
import { exportRun } from './exportRun';
import { experimentTable } from './experimentTable';
import type { TrainOptions } from './options';
import { thresholdsLine } from './threshold';
import { folderOf, importedWeights, withWeights } from './recipes';

export interface TrainedExperiments {
  /** Each finished run. */
  reports: RunReport[];
  experiments: ExperimentReport[];
  verdicts: OutlookVerdict[];
  /** With --out: one a recipe of which a run is finished. */
  finalModels?: FinalReport[];
  failures: string[];
}

/** What tells a run from the others of its recipe. */
const PART: Record<ExperimentPlan['kind'], (place: RunPlace) => string> = {
  seeds: ({ repeat }) => `repeat ${repeat}`,
  folds: ({ repeat, fold }) => `repeat ${repeat}, fold ${fold}`,
  resampled: ({ repeat }) => `split ${repeat}`,
};

/** "cnn, run 3 of 10 (repeat 1, fold 3)". */
export const placeText = (place: RunPlace, { kind }: Pick<ExperimentPlan, 'kind'>): string =>
  `${place.name}, run ${place.run} of ${place.runs} (${PART[kind](place)})`;

/** The end of each run is a line of its own; everything else passes. */
function showRun(
  line: ProgressLine,
  place: RunPlace,
  plan: ExperimentPlan,
  event: TrainingEvent,
): void {
  const name = placeText(place, plan);
  const left =
    place.secondsLeft === null || place.run === place.runs
      ? ''
      : `; about ${duration(place.secondsLeft)} left`;
  if (event.kind === 'done') {
    line.say(`${name}: ${(100 * event.testAccuracy).toFixed(1)}% on the test images${left}`);
  } else if (event.kind === 'epoch') {
    line.show(`${name}: epoch ${event.record.epoch}${left}`, place.run / place.runs);
  } else if (event.kind !== 'backend' || place.run === 1) {
    showEvent(line, name, event);
  }
}

/** Run every recipe as the plan says, and print the table and the verdicts. */
export async function trainExperiments(
  studio: StudioPage,
  options: TrainOptions & { plan: ExperimentPlan },
  line: ProgressLine,
): Promise<TrainedExperiments> {
  const { recipes, plan, backend, keepsWeights, thresholdRule } = options;
  const weights = await importedWeights(studio, options);
  const named = recipes.map((recipe) => ({
    name: folderOf(recipe, recipes),
    recipe: withWeights(recipe, weights),
  }));
  const { ids, experiments, verdicts, runs, failures, unfinished } = await studio.experiment(
    named,
    plan,
    backend,
    { keepsWeights, ...(thresholdRule && { thresholdRule }) },
    (event, place) => showRun(line, place, plan, event),
  );
  process.stdout.write(`${experimentTable(experiments, verdicts)}\n`);
  for (const { name } of named) {
    const choices = runs.flatMap(({ recipeName, thresholdChoice }) =>
      recipeName === name && thresholdChoice ? [thresholdChoice] : [],
    );
    if (choices.length > 0) process.stdout.write(`${thresholdsLine(name, choices)}\n`);
  }
  const trained = { reports: runs, experiments, verdicts, failures };
  if (keepsWeights && options.out !== null) {
    for (const run of runs) {
      const { recipeName, repeat, fold } = run;
      const directory = join(options.out, recipeName, 'runs', `${repeat}.${fold}`);
      failures.push(...(await exportRun(studio, run, directory, options, line)));
    }
  }
  if (unfinished > 0) {
    failures.push(`Stopped: ${runs.length} of ${runs.length + unfinished} runs are finished.`);
    return trained;
  }
  if (options.out === null) return trained;
  const finalModels: FinalReport[] = [];
  for (const [index, { model, mean }] of experiments.entries()) {
    if (mean === null) continue;
    const name = `${model}, final model`;
    const show = (event: TrainingEvent) => {
      // It has no images to validate on.
      if (event.kind === 'epoch') line.show(`${name}: epoch ${event.record.epoch}`, null);
      else if (event.kind !== 'done') showEvent(line, name, event);
    };
    // The runs are finished: whatever happens here, they are written.
    const report = await studio
      .trainFinal(ids[index]!, backend, show)
      .catch((error: Error) => error);
    if (report === null) {
      failures.push(`Stopped: ${name} is not trained.`);
      break;
    }
    if (report instanceof Error) {
      failures.push(`${name}: ${pageError(report)}`);
      continue;
    }
    line.say(`${name}: trained on all images; expected accuracy ${(100 * mean).toFixed(1)}%`);
    failures.push(...(await exportRun(studio, report, join(options.out, model), options, line)));
    finalModels.push(report);
  }
  return { ...trained, finalModels };
}
