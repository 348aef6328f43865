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
import { t } from '../../../texts/t';
import { percent, wholeNumber } from '../../components/format';
import { Panel } from '../../components/Panel';
import { Rich } from '../../components/Rich';
import { showProblem } from '../undo';
import { useImagesQuery } from '../useImagesQuery';
import { splitName } from '../format';
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
    <Panel title={t('dataset.split.title')} foldOnSmall>
      <Text size="xs" c="dimmed" mb="sm">
        {t('dataset.split.help')} {t('dataset.split.stratified')}
      </Text>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={0} mb="sm">
        <Table.Tbody>
          {SPLITS.map((split) => (
            <Table.Tr key={split}>
              <Table.Th fw={500} className={styles.key} data-part={split}>
                {splitName(split)}
              </Table.Th>
              <Table.Td ta="right">{percent(fractions[split], 0)}</Table.Td>
              <Table.Td ta="right" w={90}>
                {moving
                  ? t('dataset.split.about', { count: Math.round(all * fractions[split]) })
                  : wholeNumber(actual[split]!)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {locked ? (
        <Alert variant="light" color="gray" p="xs" icon={<IconLock size={18} aria-hidden />}>
          <Text size="xs">
            <Rich
              text="dataset.split.locked"
              values={{ count: runs }}
              parts={{ a: <Anchor component={Link} href="/train" size="xs" /> }}
            />
          </Text>
        </Alert>
      ) : (
        <Stack gap="xs">
          <RangeSlider
            aria-label={t('dataset.split.slider')}
            classNames={{ track: styles.track, bar: styles.middle }}
            style={{ ['--first' as string]: `${cuts[0]}%`, ['--second' as string]: `${cuts[1]}%` }}
            value={cuts}
            min={0}
            max={100}
            step={1}
            minRange={5}
            label={null}
            thumbFromLabel={t('dataset.split.from')}
            thumbToLabel={t('dataset.split.to')}
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
              label={t('dataset.split.seed')}
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
              {t('dataset.split.shuffle')}
            </Button>
          </Group>
        </Stack>
      )}
      {pinned > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {t('dataset.split.pinned', { count: pinned })}
        </Text>
      )}
    </Panel>
  );
}
