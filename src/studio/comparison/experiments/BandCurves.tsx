import { useMemo, useState } from 'react';
import { curveBand } from '../../../domain/experiment/curveBand';
import type { EpochRecord, RunRecord } from '../../../domain/run/run';
import { english, type Text } from '../../../texts/message';
import { say, t } from '../../../texts/t';
import type { CurveSeries } from '../../components/curves/series';
import { CurvePair, VALUE, type Part } from '../CurvePair';

export interface ExperimentCurves {
  name: Text;
  runs: readonly RunRecord[];
}

function series(
  { name, runs }: ExperimentCurves,
  valueOf: (epoch: EpochRecord) => number,
): CurveSeries {
  const band = curveBand(
    runs.map(({ epochs }) => epochs),
    valueOf,
  );
  return {
    name: say(name),
    englishName: english(name),
    values: band.map(({ mean }) => mean),
    band: { low: band.map(({ low }) => low), high: band.map(({ high }) => high) },
  };
}

/** The learning curves of each experiment's runs: their mean, and a band from the lowest to the highest. */
export function BandCurves({ experiments }: { experiments: readonly ExperimentCurves[] }) {
  const [part, setPart] = useState<Part>('validation');
  const drawn = useMemo(
    () => ({
      loss: experiments.map((each) => series(each, VALUE[part].loss)),
      accuracy: experiments.map((each) => series(each, VALUE[part].accuracy)),
    }),
    [experiments, part],
  );
  return (
    <CurvePair
      title={t('experiments.page.curves.title')}
      part={part}
      onPart={setPart}
      series={drawn}
      note={t('experiments.page.curves.note')}
    />
  );
}
