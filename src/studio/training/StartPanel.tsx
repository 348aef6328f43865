import { Alert, Anchor, Button, Group, Paper, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconAlertCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { UNLABELLED } from '../../domain/dataset/dataset';
import type { Augmentation } from '../../domain/recipe/augmentation';
import type { Recipe } from '../../domain/recipe/recipe';
import type { BackendPreference } from '../../domain/run/run';
import { count, listWords, messageOf, modelWords, wholeNumber } from '../components/format';
import { flushRecipes } from '../../client/recipes';
import { createRun, enqueue, useTraining } from '../../client/trainingSession';
import { BackendField } from './BackendField';
import type { DatasetCounts } from './useDatasetCounts';

/** The counts of each class in each part, as the next run would see them. */
function DatasetSummary({ dataset }: { dataset: DatasetCounts }) {
  return (
    <Table fz="sm" verticalSpacing={4} horizontalSpacing={4} withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Class</Table.Th>
          <Table.Th ta="right">Training</Table.Th>
          <Table.Th ta="right">Validation</Table.Th>
          <Table.Th ta="right">Test</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dataset.classes.map(({ id, name }) => {
          const parts = dataset.counts[id];
          return (
            <Table.Tr key={id}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{wholeNumber(parts?.train ?? 0)}</Table.Td>
              <Table.Td ta="right">{wholeNumber(parts?.validation ?? 0)}</Table.Td>
              <Table.Td ta="right">{wholeNumber(parts?.test ?? 0)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

const augmentationWords = (augmentation: Augmentation): string => {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip } = augmentation;
  const used = [
    rotation.enabled && `rotation ±${rotation.amount}°`,
    widthShift.enabled && `shift across ±${Math.round(widthShift.amount * 100)}%`,
    heightShift.enabled && `shift up and down ±${Math.round(heightShift.amount * 100)}%`,
    shear.enabled && `shear ±${shear.amount}°`,
    zoom.enabled && `zoom ±${Math.round(zoom.amount * 100)}%`,
    horizontalFlip && 'mirroring',
  ].filter((words) => words !== false);
  return used.length > 0 ? used.join(', ') : 'none';
};

interface StartPanelProps {
  dataset: DatasetCounts | undefined;
  recipes: Recipe[];
  /** Moves to the first field that holds an invalid value, if any; true when there is one. */
  findInvalid: () => boolean;
}

/** What the run will be made from, where it will run, and the button that starts it. */
export function StartPanel({ dataset, recipes, findInvalid }: StartPanelProps) {
  const [preference, setPreference] = useLocalStorage<BackendPreference>({
    key: 'mask-studio-backend',
    defaultValue: 'auto',
    getInitialValueInEffect: false,
  });
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
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
          {dataset ? <DatasetSummary dataset={dataset} /> : <Skeleton h={60} />}
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
            Training photographs only: {augmentationWords(recipes[0]!.augmentation)}.
          </Text>
        </Stack>
        <BackendField value={preference} onChange={setPreference} />
        {problem && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert" title="This cannot start yet">
            {problem}
          </Alert>
        )}
        <Button
          size="md"
          h="auto"
          mih="2.625rem"
          py="xs"
          styles={{ label: { whiteSpace: 'normal' } }} // The names of two models are two lines.
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          loading={starting}
          onClick={() => void start()}
        >
          {busy ? 'Add to the queue: ' : 'Train '}
          {listWords(recipes.map(({ model }) => modelWords(model)))}
        </Button>
      </Stack>
    </Paper>
  );
}
