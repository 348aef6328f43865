import { Loader, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { pooledResult } from '../../../client/experimentResults';
import type { ImageHash } from '../../../domain/dataset/dataset';
import type { CountedPrediction } from '../../../domain/experiment/pooledMetrics';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { useAsync } from '../../components/useAsync';
import { IntervalTable } from '../experiments/IntervalTable';

interface GroupIntervalsProps {
  classes: string[];
  /** The test images, by the run's threshold. */
  images: readonly CountedPrediction[];
  groupOf: ReadonlyMap<ImageHash, string>;
}

/** A run's metrics with intervals by image and by group, where test images share a group. */
export function GroupIntervals({ classes, images, groupOf }: GroupIntervalsProps) {
  const key = useMemo(
    () =>
      JSON.stringify(images.map(({ hash, predicted }) => [predicted, groupOf.get(hash) ?? hash])),
    [images, groupOf],
  );
  const counted = useAsync(key, () => pooledResult({ classes, groups: [...groupOf] }, images));
  if (counted.state === 'failed') return <Text size="sm">{counted.message}</Text>;
  if (counted.state === 'waiting')
    return <Loader role="progressbar" aria-label={t('comparison.evaluation.groups.counting')} />;
  const { byGroup, accuracy } = counted.value;
  return (
    <section aria-labelledby="group-intervals">
      <Title order={3} size="h4" id="group-intervals">
        {t('comparison.evaluation.groups.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs" maw={640}>
        <b>
          {t('comparison.evaluation.groups.accuracy', {
            accuracy: percent(accuracy),
            low: percent(byGroup.accuracy.low),
            high: percent(byGroup.accuracy.high),
          })}
        </b>{' '}
        {t('experiments.predictions.intervalsNote')}
      </Text>
      <IntervalTable classes={classes} metrics={counted.value} hasGroups />
    </section>
  );
}
