import { Group, SegmentedControl, SimpleGrid, Text, Title } from '@mantine/core';
import type { EpochRecord } from '../../domain/run/run';
import { t } from '../../texts/t';
import { CurveControls } from '../components/curves/CurveControls';
import { Curves } from '../components/curves/Curves';
import type { CurveSeries } from '../components/curves/series';

/** The images that the curves are of. */
export type Part = 'validation' | 'training';

/** What an epoch says of a part's loss and accuracy. */
export const VALUE: Record<Part, Record<'loss' | 'accuracy', (epoch: EpochRecord) => number>> = {
  validation: { loss: (epoch) => epoch.valLoss, accuracy: (epoch) => epoch.valAccuracy },
  training: { loss: (epoch) => epoch.loss, accuracy: (epoch) => epoch.accuracy },
};

interface CurvePairProps {
  title: string;
  part: Part;
  onPart: (part: Part) => void;
  series: Record<'loss' | 'accuracy', CurveSeries[]>;
  /** Epochs after which a second stage begins. */
  boundaries?: number[];
  /** Below the curves, before what holds of training images; null: nothing. */
  note: string | null;
}

/** Accuracy and loss side by side, of validation or of training images. */
export function CurvePair({ title, part, onPart, series, boundaries, note }: CurvePairProps) {
  const notes = [note, part === 'training' ? t('common.curves.dropout') : null].filter(Boolean);
  const shared = {
    of: `comparison.results.curves.${part}` as const,
    ...(boundaries && { boundaries }),
  };
  return (
    <section aria-labelledby="curves">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={3} size="h4" id="curves">
          {title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('comparison.results.curves.images')}
          value={part}
          onChange={onPart}
          data={[
            { value: 'validation', label: t('comparison.results.curves.validation') },
            { value: 'training', label: t('comparison.results.curves.training') },
          ]}
        />
      </Group>
      <CurveControls />
      <SimpleGrid mt="sm" cols={{ base: 1, sm: 2 }} spacing="lg">
        <Curves
          title="comparison.results.curves.accuracy"
          series={series.accuracy}
          scale="fraction"
          {...shared}
        />
        <Curves
          title="comparison.results.curves.loss"
          series={series.loss}
          scale="loss"
          {...shared}
        />
      </SimpleGrid>
      {notes.length > 0 && (
        <Text size="xs" c="dimmed" mt="4xs">
          {notes.join(' ')}
        </Text>
      )}
    </section>
  );
}
