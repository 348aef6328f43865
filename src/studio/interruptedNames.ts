import type { RunRecord } from '../domain/run/run';
import { say, t } from '../texts/t';
import { progressOf, type ExperimentParts } from './components/experiments/useExperiments';

const runName = ({ name, epochs }: RunRecord): string =>
  epochs.length > 0
    ? t('training.page.interrupted.afterEpoch', { run: say(name), epoch: epochs.length })
    : say(name);

/** What was interrupted, by name and how far it is: an experiment once, whatever number of its runs. */
export function interruptedNames(
  runs: readonly RunRecord[],
  experiments: readonly ExperimentParts[],
): string[] {
  const isPart = ({ experiment }: RunRecord) => experiment !== undefined && !experiment.final;
  const whole = experiments.filter(({ record }) =>
    runs.some((run) => isPart(run) && run.experiment!.id === record.id),
  );
  return [
    ...runs.filter((run) => !isPart(run)).map(runName),
    ...whole.map((each) => {
      const { finished, runs: count } = progressOf(each);
      return t('experiments.train.interrupted', { name: say(each.record.name), finished, count });
    }),
  ];
}
