import type { EpochRecord } from '../../../../domain/run/run';
import { BASE, COLOURS, FAINT, type Figure } from './figure';

const SERIES = ['training', 'validation'];

/** One chart over the epochs; values that are not finite, as of a run that diverged, are left out. */
function chart(
  title: string,
  epochs: EpochRecord[],
  values: (epoch: EpochRecord) => [training: number, validation: number],
  domain?: [number, number],
) {
  const points = epochs.flatMap((epoch) =>
    values(epoch).flatMap((value, i) =>
      Number.isFinite(value) ? [{ epoch: epoch.epoch, value, series: SERIES[i]! }] : [],
    ),
  );
  const fineTuning = epochs.find(({ stage }) => stage === 'fine-tune')?.epoch ?? 1;
  const boundary = {
    data: { values: fineTuning > 1 ? [{ epoch: fineTuning - 0.5 }] : [] },
    mark: { type: 'rule' as const, strokeDash: [2, 3], color: FAINT },
    encoding: { x: { field: 'epoch', type: 'quantitative' as const } },
  };
  const series = { field: 'series', type: 'nominal' as const, sort: null, title: null };
  const lines = {
    data: { values: points },
    // A run of one epoch is a point.
    mark: { type: 'line' as const, clip: true, point: epochs.length === 1 },
    encoding: {
      x: {
        ...{ field: 'epoch', type: 'quantitative' as const, title: 'epoch' },
        axis: { tickMinStep: 1, format: 'd', grid: false },
        scale: { nice: false, zero: false },
      },
      y: {
        ...{ field: 'value', type: 'quantitative' as const, title: title.toLowerCase() },
        scale: domain ? { domain } : { zero: true },
      },
      color: { ...series, scale: { domain: SERIES, range: COLOURS.slice(0, 2) } },
      strokeDash: { ...series, scale: { domain: SERIES, range: [[5, 3], [1, 0]] } }, // prettier-ignore
    },
  };
  return { title, width: 340, height: 260, layer: [boundary, lines] };
}

/** Loss and accuracy of the training and the validation images after each epoch. */
export function learningCurves(epochs: EpochRecord[]): Figure {
  const fineTuned = epochs.some(({ stage }, i) => stage === 'fine-tune' && i > 0);
  return {
    ...BASE,
    title: {
      text: 'Learning curves',
      subtitle: fineTuned ? 'Dotted line: fine-tuning begins' : '',
    },
    hconcat: [
      chart('Loss', epochs, ({ loss, valLoss }) => [loss, valLoss]),
      chart('Accuracy', epochs, ({ accuracy, valAccuracy }) => [accuracy, valAccuracy], [0, 1]),
    ],
    spacing: 40,
  };
}
