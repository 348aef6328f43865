import { Select, SegmentedControl } from '@mantine/core';
import { t, type LabelKey } from '../../../../texts/t';
import { ofPredictions, type ColourBy } from './useKinds';
import type { PredictionSource } from './usePredictions';

const LABELS: Record<ColourBy, LabelKey> = {
  class: 'dataset.quality.map.byClass',
  split: 'dataset.quality.map.bySplit',
  prediction: 'dataset.quality.map.byPrediction',
  correctness: 'dataset.quality.map.byCorrectness',
};

const keyOf = ({ kind, id }: PredictionSource): string => `${kind} ${id}`;

interface ColourChoiceProps {
  colourBy: ColourBy;
  onColourBy: (colourBy: ColourBy) => void;
  /** None: there is nothing to colour predictions by. */
  sources: readonly PredictionSource[];
  source: PredictionSource | undefined;
  onSource: (source: PredictionSource) => void;
}

/** What the map is coloured by, and whose predictions where it is these. */
export function ColourChoice({
  colourBy,
  onColourBy,
  sources,
  source,
  onSource,
}: ColourChoiceProps) {
  const kinds = Object.keys(LABELS) as ColourBy[];
  const offered = kinds.filter((kind) => sources.length > 0 || !ofPredictions(kind));
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('dataset.quality.map.colourBy')}
        value={colourBy}
        data={offered.map((value) => ({ value, label: t(LABELS[value]) }))}
        onChange={(value) => onColourBy(value as ColourBy)}
      />
      {ofPredictions(colourBy) && source && (
        <Select
          size="xs"
          w={220}
          maw="100%"
          aria-label={t('dataset.quality.map.predictionsOf')}
          allowDeselect={false}
          searchable={sources.length > 10}
          value={keyOf(source)}
          data={(['experiment', 'run'] as const).map((kind) => ({
            group: t(`dataset.quality.map.${kind}s`),
            items: sources
              .filter((one) => one.kind === kind)
              .map((one) => ({ value: keyOf(one), label: one.name })),
          }))}
          onChange={(key) => {
            const next = sources.find((one) => keyOf(one) === key);
            if (next) onSource(next);
          }}
        />
      )}
    </>
  );
}
