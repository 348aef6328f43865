import {
  Alert,
  Anchor,
  Button,
  Group,
  NumberInput,
  RangeSlider,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import { IconDice5, IconLock } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { Link } from 'wouter';
import { SPLITS, UNLABELLED, type SplitSettings } from '../../../domain/dataset/dataset';
import { DEFAULT_SPLIT } from '../../../domain/recipe/recipe';
import { countPinned, type PartCounts } from '../../../storage/images';
import { countRuns } from '../../../storage/runs';
import { getSetting, setSetting } from '../../../storage/settings';
import { resplit } from '../../../client/importSession';
import { Panel } from '../../components/Panel';
import { showProblem } from '../undo';
import { useImagesQuery } from '../useImagesQuery';
import { count, formatImages, splitNames } from '../format';
import styles from '../classes/ClassPanel.module.css';
import { cutsOf, fractionsOf, LARGEST_SEED, type Cuts } from './cuts';

const DEFAULT_SETTINGS: SplitSettings = { seed: 1, fractions: DEFAULT_SPLIT };

async function save(settings: SplitSettings): Promise<void> {
  try {
    await setSetting('split', settings);
    await resplit();
  } catch (error) {
    showProblem(error);
  }
}

/** The dataset's split and its counts, and, until a run has used it, the controls to change it. */
export function SplitPanel({ counts }: { counts: Record<string, PartCounts> }) {
  const settings =
    useLiveQuery(async () => (await getSetting('split')) ?? DEFAULT_SETTINGS) ?? DEFAULT_SETTINGS;
  const runs = useLiveQuery(countRuns) ?? 0;
  const pinned = useImagesQuery('pinned', countPinned) ?? 0;
  const [moving, setMoving] = useState<Cuts | null>(null);

  const labelled = Object.entries(counts).filter(([classId]) => classId !== UNLABELLED);
  const actual = Object.fromEntries(
    SPLITS.map((split) => [split, labelled.reduce((sum, [, parts]) => sum + parts[split], 0)]),
  );
  const all = SPLITS.reduce((sum, split) => sum + actual[split]!, 0);
  const cuts = moving ?? cutsOf(settings.fractions);
  const fractions = fractionsOf(cuts);
  const locked = runs > 0;

  return (
    <Panel title="Split" foldOnSmall>
      <Text size="xs" c="dimmed" mb="sm">
        A run trains on the training images, chooses its best epoch on the validation images, and is
        evaluated once on the test images. The split is stratified: each class has the same shares.
        Near-duplicates stay together.
      </Text>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={0} mb="sm">
        <Table.Tbody>
          {SPLITS.map((split) => (
            <Table.Tr key={split}>
              <Table.Th fw={500} className={styles.key} data-part={split}>
                {splitNames[split]}
              </Table.Th>
              <Table.Td ta="right">{Math.round(fractions[split] * 100)}%</Table.Td>
              <Table.Td ta="right" w={90}>
                {moving ? `≈ ${count(Math.round(all * fractions[split]))}` : count(actual[split]!)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {locked ? (
        <Alert variant="light" color="gray" p="xs" icon={<IconLock size={18} aria-hidden />}>
          <Text size="xs">
            Locked: {runs === 1 ? 'a run has' : `${count(runs)} runs have`} used it. With another
            split, a model would be evaluated on images that it was trained on. New images are split
            in the same way. To change the split, delete the runs on the{' '}
            <Anchor component={Link} href="/train" size="xs">
              Train
            </Anchor>{' '}
            page.
          </Text>
        </Alert>
      ) : (
        <Stack gap="xs">
          <RangeSlider
            aria-label="Split"
            classNames={{ track: styles.track, bar: styles.middle }}
            style={{ ['--first' as string]: `${cuts[0]}%`, ['--second' as string]: `${cuts[1]}%` }}
            value={cuts}
            min={0}
            max={100}
            step={1}
            minRange={5}
            label={null}
            thumbFromLabel="End of the training images, percent"
            thumbToLabel="End of the validation images, percent"
            onChange={([from, to]) => setMoving([Math.max(5, from), Math.min(95, to)])}
            onChangeEnd={([from, to]) => {
              const ended: Cuts = [Math.max(5, from), Math.min(95, to)];
              setMoving(ended);
              void save({ ...settings, fractions: fractionsOf(ended) }).finally(() =>
                // Unless it moved on in the meantime.
                setMoving((now) => (now === ended ? null : now)),
              );
            }}
          />
          <Group gap="xs" align="flex-end" wrap="nowrap">
            <NumberInput
              label="Seed"
              size="xs"
              min={0}
              max={LARGEST_SEED}
              allowDecimal={false}
              value={settings.seed}
              onChange={(seed) => typeof seed === 'number' && void save({ ...settings, seed })}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDice5 size={16} aria-hidden />}
              onClick={() =>
                void save({ ...settings, seed: Math.floor(Math.random() * 1_000_000) })
              }
            >
              Shuffle
            </Button>
          </Group>
        </Stack>
      )}
      {pinned > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {formatImages(pinned)} came in folders named train, validation or test, or in that split
          of a recording, and stay there, whatever the numbers above say.
        </Text>
      )}
    </Panel>
  );
}
