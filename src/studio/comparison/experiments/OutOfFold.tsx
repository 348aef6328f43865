import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ExperimentPlan } from '../../../domain/experiment/plan';
import type { PooledMetrics } from '../../../domain/experiment/pooledMetrics';
import type { TestedImage } from '../../../domain/experiment/testedImages';
import { t } from '../../../texts/t';
import { ConfusionMatrix } from '../../components/ConfusionMatrix';
import { percent } from '../../components/format';
import { Slices } from '../slices/Slices';
import { cellOf, choiceKey, type ImageChoice } from '../view';
import { IntervalTable } from './IntervalTable';
import { OutOfFoldImages } from './OutOfFoldImages';

const NOTES = { folds: 'note', resampled: 'splitsNote' } as const;

interface OutOfFoldProps {
  classes: string[];
  /** How many. */
  predictions: number;
  images: readonly TestedImage[];
  /** The group of each image that does not stand alone. */
  groupOf: ReadonlyMap<string, string>;
  metrics: PooledMetrics;
  /** Where it is seeds, all runs test the same images. */
  plan: ExperimentPlan['kind'];
  /** How many images of the runs none of the finished ones has tested. */
  untested: number;
}

/** What the models of all runs predicted for images that they were not trained on. */
export function OutOfFold(props: OutOfFoldProps) {
  const { classes, predictions, images, groupOf, metrics, plan, untested } = props;
  const isSeeds = plan === 'seeds';
  const hasGroups = groupOf.size > 0;
  const [choice, setChoice] = useState<ImageChoice>('misclassified');
  const sliced = useMemo(
    () => images.map((image) => ({ ...image, isCorrect: image.predicted === image.truth })),
    [images],
  );
  const { low, high } = metrics.byGroup.accuracy;
  const open = (next: ImageChoice) => {
    // The new list's heading must be there before it can be focused.
    flushSync(() => setChoice(next));
    document.getElementById('images')?.focus();
  };
  return (
    <>
      <section aria-labelledby="out-of-fold">
        <Title order={3} size="h4" id="out-of-fold">
          {t(`experiments.predictions.titles.${plan}`)}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          <b>{t('experiments.predictions.accuracy', { accuracy: percent(metrics.accuracy) })}</b>{' '}
          {t('experiments.predictions.of', {
            count: predictions,
            images: t('common.images', { count: images.length }),
          })}
          . {t(hasGroups ? 'experiments.predictions.byGroup' : 'experiments.predictions.byImage')}{' '}
          {t('experiments.predictions.range', { low: percent(low), high: percent(high) })}
        </Text>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <ConfusionMatrix
            classes={classes}
            matrix={metrics.confusion}
            open={cellOf(choice)}
            onOpen={open}
          />
          <Stack gap="xs" miw={0}>
            <IntervalTable classes={classes} metrics={metrics} hasGroups={hasGroups} />
            <Text size="xs" c="dimmed">
              {!isSeeds && t(`experiments.predictions.${NOTES[plan]}`)}{' '}
              {untested > 0 &&
                t('experiments.predictions.untested', {
                  count: untested,
                  images: images.length + untested,
                })}{' '}
              {hasGroups && t('experiments.predictions.intervalsNote')}
            </Text>
          </Stack>
        </SimpleGrid>
      </section>
      <OutOfFoldImages
        key={choiceKey(choice)}
        classes={classes}
        images={images}
        choice={choice}
        onMisclassified={() => open('misclassified')}
      />
      <Slices classes={classes} images={sliced} groupOf={groupOf} onOpen={open} />
    </>
  );
}
