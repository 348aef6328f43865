import { useMemo, useState } from 'react';
import type { RunRecord } from '../../domain/run/run';
import { english } from '../../texts/message';
import { say, t } from '../../texts/t';
import { CurvePair, VALUE, type Part } from './CurvePair';

/** The epoch after which a run's second stage begins, if it has reached that stage. */
const fineTuningAfter = ({ epochs }: RunRecord): number[] =>
  epochs
    .filter(({ stage }) => stage === 'fine-tune')
    .slice(0, 1)
    .map(({ epoch }) => epoch - 1);

/** Every run's curves on the same axes. */
export function SharedCurves({ runs }: { runs: RunRecord[] }) {
  const [part, setPart] = useState<Part>('validation');
  const series = useMemo(() => {
    const lines = (measure: 'loss' | 'accuracy') =>
      runs.map(({ name, epochs }) => ({
        name: say(name),
        englishName: english(name),
        values: epochs.map((epoch) => {
          const value = VALUE[part][measure](epoch);
          return Number.isFinite(value) ? value : null;
        }),
      }));
    return { loss: lines('loss'), accuracy: lines('accuracy') };
  }, [runs, part]);
  const boundaries = useMemo(() => [...new Set(runs.flatMap(fineTuningAfter))], [runs]);
  return (
    <CurvePair
      title={t('comparison.results.curves.title')}
      part={part}
      onPart={setPart}
      series={series}
      boundaries={boundaries}
      note={boundaries.length > 0 ? t('comparison.results.curves.fineTuning') : null}
    />
  );
}
