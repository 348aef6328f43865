import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { SPLITS, UNLABELLED } from '../../domain/dataset/dataset';
import { isFixed, sumOf } from '../../domain/split/shares';
import type { Augmentation } from '../../domain/recipe/augmentation';
import { PHOTOMETRIC } from '../../domain/recipe/photometric';
import type { Recipe } from '../../domain/recipe/recipe';
import { followDatasetSplit } from '../../client/recipes';
import { t } from '../../texts/t';
import { formatSplit, percent, wholeNumber } from '../components/format';
import { HelpButton } from '../components/help/HelpButton';
import type { HelpTopic } from '../components/help/pictures';
import { DatasetSummary } from './DatasetSummary';
import type { DatasetCounts } from './useDatasetCounts';

const describeAugmentation = (augmentation: Augmentation): string => {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip, photometric } =
    augmentation;
  const used = [
    rotation.enabled && t('training.page.data.rotation', { degrees: rotation.amount }),
    widthShift.enabled &&
      t('training.page.data.widthShift', { percent: percent(widthShift.amount, 0) }),
    heightShift.enabled &&
      t('training.page.data.heightShift', { percent: percent(heightShift.amount, 0) }),
    shear.enabled && t('training.page.data.shear', { degrees: shear.amount }),
    zoom.enabled && t('training.page.data.zoom', { percent: percent(zoom.amount, 0) }),
    horizontalFlip && t('training.page.data.horizontalFlip'),
    ...PHOTOMETRIC.map(
      (name) =>
        photometric[name].enabled &&
        photometric[name].amount > 0 &&
        t(`training.page.data.${name}`),
    ),
  ].filter((part) => part !== false);
  return used.length > 0 ? used.join(', ') : t('training.page.data.none');
};

/** The dataset's split: its shares, or how many images there are where folders decide it. */
function describeSplit({ bySplit, pinned }: DatasetCounts, split: string): string {
  const count = sumOf(pinned);
  if (count === 0) return t('training.page.data.split', { split });
  const images = SPLITS.map((part) => wholeNumber(bySplit[part])).join(' / ');
  return isFixed(bySplit, pinned)
    ? t('training.page.data.fixedSplit', { images })
    : t('training.page.data.pinnedSplit', { images, count, split });
}

interface DataPanelProps {
  dataset: DatasetCounts;
  recipe: Recipe;
  /** The runs are not split as the dataset is. */
  hasOwnSplit: boolean;
}

interface HeadingProps {
  title: string;
  href: string;
  topic: HelpTopic;
}

function Heading({ title, href, topic }: HeadingProps) {
  return (
    <Group justify="space-between">
      <Group gap="4xs">
        <Title order={3} size="md">
          {title}
        </Title>
        <HelpButton topic={topic} />
      </Group>
      <Anchor
        component={Link}
        href={href}
        size="sm"
        py="4xs"
        display="inline-block"
        aria-label={t('training.page.data.changeOf', { part: title })}
      >
        {t('training.page.data.change')}
      </Anchor>
    </Group>
  );
}

/** What the next runs train on: the images, their split and their augmentation. */
export function DataPanel({ dataset, recipe, hasOwnSplit }: DataPanelProps) {
  const unlabelled = dataset.counts[UNLABELLED]?.none ?? 0;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('training.page.data.label')}>
      <Stack gap="md">
        <Stack gap="4xs">
          <Heading title={t('training.page.data.images')} href="/" topic="validation" />
          <DatasetSummary dataset={dataset} hasOwnSplit={hasOwnSplit} />
          <Text size="sm" c="dimmed">
            {hasOwnSplit
              ? t('training.page.data.split', { split: formatSplit(recipe.split) })
              : describeSplit(dataset, formatSplit(recipe.split))}
          </Text>
          {hasOwnSplit && (
            <Text size="sm" c="dimmed">
              {t('training.page.data.ownSplit')}{' '}
              <Anchor component="button" type="button" size="sm" onClick={followDatasetSplit}>
                {t('training.page.data.useDatasetSplit')}
              </Anchor>
            </Text>
          )}
          {unlabelled > 0 && (
            <Text size="sm" c="dimmed">
              {t('training.page.data.unlabelled', { count: unlabelled })}
            </Text>
          )}
        </Stack>
        <Stack gap="4xs">
          <Heading
            title={t('training.page.data.augmentation')}
            href="/train/augmentation"
            topic="augmentation"
          />
          <Text size="sm" c="dimmed">
            {t('training.page.data.augmented', {
              list: describeAugmentation(recipe.augmentation),
            })}
          </Text>
        </Stack>
      </Stack>
    </Paper>
  );
}
