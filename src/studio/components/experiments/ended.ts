import { summarise } from '../../../domain/experiment/summary';
import { getExperiment } from '../../../storage/experiments';
import { say, t } from '../../../texts/t';
import { percent } from '../format';
import { readResult } from './results';
import { progressOf, readParts } from './useExperiments';

/** What came of an experiment, in words; null while a run of it is trained or waits, or where it is gone. */
export async function endedExperiment(
  id: string,
): Promise<{ name: string; message: string; isGood: boolean; isStopped: boolean } | null> {
  const record = await getExperiment(id);
  if (!record) return null;
  const parts = await readParts(record);
  const { runs, finished, failed, isActive } = progressOf(parts);
  if (isActive) return null;
  const result = await readResult(id);
  const { mean, interval } = result ? summarise(result.experiment) : { mean: null, interval: null };
  const isGood = finished === runs && mean !== null;
  const sentences = isGood
    ? [
        t('experiments.train.ended.mean', { mean: percent(mean), count: runs }),
        interval &&
          t('experiments.train.ended.interval', {
            ...{ low: percent(interval.low), high: percent(interval.high) },
          }),
      ]
    : [t('experiments.train.ended.unfinished', { finished, count: runs })];
  const message = sentences.filter(Boolean).join(' ');
  return { name: say(record.name), message, isGood, isStopped: !isGood && failed === 0 };
}
