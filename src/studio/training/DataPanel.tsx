import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { UNLABELLED } from '../../domain/dataset/dataset';
import type { Augmentation } from '../../domain/recipe/augmentation';
import type { Recipe } from '../../domain/recipe/recipe';
import { followDatasetSplit } from '../../client/recipes';
import { count, formatSplit } from '../components/format';
import { DatasetSummary } from './DatasetSummary';
import type { DatasetCounts } from './useDatasetCounts';

const describeAugmentation = (augmentation: Augmentation): string => {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip } = augmentation;
  const used = [
    rotation.enabled && `rotation ±${rotation.amount}°`,
    widthShift.enabled && `horizontal shift ±${Math.round(widthShift.amount * 100)}%`,
    heightShift.enabled && `vertical shift ±${Math.round(heightShift.amount * 100)}%`,
    shear.enabled && `shear ±${shear.amount}°`,
    zoom.enabled && `zoom ±${Math.round(zoom.amount * 100)}%`,
    horizontalFlip && 'horizontal flip',
  ].filter((part) => part !== false);
  return used.length > 0 ? used.join(', ') : 'none';
};

interface DataPanelProps {
  dataset: DatasetCounts;
  recipe: Recipe;
  /** The runs are not split as the dataset is. */
  hasOwnSplit: boolean;
}

function Heading({ title, href }: { title: string; href: string }) {
  return (
    <Group justify="space-between">
      <Title order={3} size="md">
        {title}
      </Title>
      <Anchor
        component={Link}
        href={href}
        size="sm"
        py={4}
        display="inline-block"
        aria-label={`Change: ${title}`}
      >
        Change
      </Anchor>
    </Group>
  );
}

/** What the next runs train on: the images, their split and their augmentation. */
export function DataPanel({ dataset, recipe, hasOwnSplit }: DataPanelProps) {
  const unlabelled = dataset.counts[UNLABELLED]?.none ?? 0;
  return (
    <Paper withBorder p="md" component="section" aria-label="Training data">
      <Stack gap="md">
        <Stack gap={4}>
          <Heading title="Images" href="/" />
          <DatasetSummary dataset={dataset} hasOwnSplit={hasOwnSplit} />
          <Text size="sm" c="dimmed">
            Split: {formatSplit(recipe.split)}.
          </Text>
          {hasOwnSplit && (
            <Text size="sm" c="dimmed">
              This is the configuration’s own split, not the dataset’s.{' '}
              <Anchor component="button" type="button" size="sm" onClick={followDatasetSplit}>
                Use the dataset’s split
              </Anchor>
            </Text>
          )}
          {unlabelled > 0 && (
            <Text size="sm" c="dimmed">
              {count(unlabelled, 'unlabelled image')} will be left out.
            </Text>
          )}
        </Stack>
        <Stack gap={4}>
          <Heading title="Augmentation" href="/train/augmentation" />
          <Text size="sm" c="dimmed">
            Training images only: {describeAugmentation(recipe.augmentation)}.
          </Text>
        </Stack>
      </Stack>
    </Paper>
  );
}
