import { Alert, Anchor, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconAlertCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { UNLABELLED } from '../../domain/dataset/dataset';
import type { Augmentation } from '../../domain/recipe/augmentation';
import type { Recipe } from '../../domain/recipe/recipe';
import type { BackendPreference } from '../../domain/run/run';
import { count, formatList, messageOf, modelTitle, formatSplit } from '../components/format';
import { useTraining } from '../components/useTraining';
import { datasetWaits } from '../../client/datasetLock';
import { flushRecipes, followDatasetSplit } from '../../client/recipes';
import { createRun, enqueue } from '../../client/trainingSession';
import { BackendField } from './BackendField';
import { DatasetSummary } from './DatasetSummary';
import type { DatasetCounts } from './useDatasetCounts';

const describeAugmentation = (augmentation: Augmentation): string => {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip } = augmentation;
  const used = [
    rotation.enabled && `rotation ±${rotation.amount}°`,
    widthShift.enabled && `shift across ±${Math.round(widthShift.amount * 100)}%`,
    heightShift.enabled && `shift up and down ±${Math.round(heightShift.amount * 100)}%`,
    shear.enabled && `shear ±${shear.amount}°`,
    zoom.enabled && `zoom ±${Math.round(zoom.amount * 100)}%`,
    horizontalFlip && 'mirroring',
  ].filter((part) => part !== false);
  return used.length > 0 ? used.join(', ') : 'none';
};

interface StartPanelProps {
  dataset: DatasetCounts | undefined;
  recipes: Recipe[];
  /** The runs are not split as the dataset is. */
  hasOwnSplit: boolean;
  /** Moves to the first field that holds an invalid value, if any; true when there is one. */
  findInvalid: () => boolean;
}

/** The settings of the run, where it will run, and the button that starts it. */
export function StartPanel({ dataset, recipes, hasOwnSplit, findInvalid }: StartPanelProps) {
  const [preference, setPreference] = useLocalStorage<BackendPreference>({
    key: 'mask-studio-backend',
    defaultValue: 'auto',
    getInitialValueInEffect: false,
  });
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useStore(datasetWaits, (state) => state.waiting > 0);
  const busy = useTraining((state) => state.active !== null);
  const unlabelled = dataset?.counts[UNLABELLED]?.none ?? 0;

  const start = async () => {
    if (findInvalid()) {
      setProblem('One of the fields above holds a value that cannot be used. It is marked.');
      return;
    }
    setProblem(null);
    setStarting(true);
    try {
      await flushRecipes();
      const ids: string[] = [];
      for (const recipe of recipes) ids.push((await createRun(recipe)).id);
      await enqueue(ids, preference);
      window.scrollTo({ top: 0, behavior: 'smooth' });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setStarting(false);
    }
  };

  return (
    <Paper withBorder p="md" component="section" aria-label="Start training" pos="sticky" top={76}>
      <Stack gap="md">
        <Stack gap={4}>
          <Group justify="space-between">
            <Text fw={600}>Photographs</Text>
            <Anchor component={Link} href="/" size="sm">
              Change
            </Anchor>
          </Group>
          {dataset ? (
            <DatasetSummary dataset={dataset} hasOwnSplit={hasOwnSplit} />
          ) : (
            <Skeleton h={60} />
          )}
          <Text size="sm" c="dimmed">
            Split: {formatSplit(recipes[0]!.split)}.
          </Text>
          {hasOwnSplit && (
            <Text size="sm" c="dimmed">
              This is the recipe’s own split, not the dataset’s.{' '}
              <Anchor component="button" type="button" size="sm" onClick={followDatasetSplit}>
                Use the dataset’s split
              </Anchor>
            </Text>
          )}
          {unlabelled > 0 && (
            <Text size="sm" c="dimmed">
              {count(unlabelled, 'unlabelled photograph')} will be left out.
            </Text>
          )}
        </Stack>
        <Stack gap={4}>
          <Group justify="space-between">
            <Text fw={600}>Augmentation</Text>
            <Anchor component={Link} href="/augment" size="sm">
              Change
            </Anchor>
          </Group>
          <Text size="sm" c="dimmed">
            Training photographs only: {describeAugmentation(recipes[0]!.augmentation)}.
          </Text>
        </Stack>
        <BackendField value={preference} onChange={setPreference} />
        {problem && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert" title="This cannot start yet">
            {problem}
          </Alert>
        )}
        {starting && waiting && (
          <Text size="sm" role="status">
            Waiting for the import to finish: the run is made from the whole dataset.
          </Text>
        )}
        <Button
          size="md"
          h="auto"
          mih="2.625rem"
          py="xs"
          styles={{ label: { whiteSpace: 'normal' } }} // The names of two models are two lines.
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          loading={starting}
          // The second click of a double click starts nothing, however fast the first one was.
          onClick={({ detail }) => {
            if (detail < 2) void start();
          }}
        >
          {busy ? 'Add to the queue: ' : 'Train '}
          {formatList(recipes.map(({ model }) => modelTitle(model)))}
        </Button>
      </Stack>
    </Paper>
  );
}
