import { Alert, Anchor, Table, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useLiveQuery } from '../../components/useLiveQuery';
import { useState } from 'react';
import { Link } from 'wouter';
import { SPLITS } from '../../../domain/dataset/dataset';
import { inSplits, isFixed, sumOf } from '../../../domain/split/shares';
import { DEFAULT_SPLIT_SETTINGS } from '../../../domain/split/split';
import { countPinned, countSamples, type PartCounts } from '../../../storage/images';
import { countRuns } from '../../../storage/runs';
import { getSetting } from '../../../storage/settings';
import { t } from '../../../texts/t';
import { percent, wholeNumber } from '../../components/format';
import { Panel } from '../../components/Panel';
import { Rich } from '../../components/Rich';
import styles from '../classes/ClassPanel.module.css';
import { splitName } from '../format';
import { useImagesQuery } from '../useImagesQuery';
import { cutsOf, fractionsOf, type Cuts } from './cuts';
import { SplitControls } from './SplitControls';

const NONE = { train: 0, validation: 0, test: 0 };

/** The dataset's split and its counts, and, where that has an effect and no run has used it, the controls to change it. */
export function SplitPanel({ counts }: { counts: Record<string, PartCounts> }) {
  const settings =
    useLiveQuery(async () => (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS) ??
    DEFAULT_SPLIT_SETTINGS;
  const runs = useLiveQuery(countRuns) ?? 0;
  const pinned = useImagesQuery('pinned', countPinned) ?? NONE;
  const samples = useImagesQuery('samples', countSamples) ?? 0;
  const [moving, setMoving] = useState<Cuts | null>(null);

  const actual = inSplits(counts);
  const all = sumOf(actual);
  const cuts = moving ?? cutsOf(settings.fractions);
  const fractions = fractionsOf(cuts);
  const fixed = isFixed(actual, pinned);
  // Where folders gave images their split, the chosen shares are not those that there are.
  const showsActual = moving === null && sumOf(pinned) > 0 && all > 0;
  const isLocked = runs > 0;

  return (
    <Panel title={t('dataset.split.title')} foldOnSmall>
      <Text size="xs" c="dimmed" mb="sm">
        {t('dataset.split.help')} {!fixed && t('dataset.split.stratified')}
      </Text>
      <Table fz="sm" verticalSpacing="4xs" horizontalSpacing={0} mb="sm">
        <Table.Tbody>
          {SPLITS.map((split) => (
            <Table.Tr key={split}>
              <Table.Th fw={500} className={styles.key} data-part={split}>
                {splitName(split)}
              </Table.Th>
              <Table.Td ta="right">
                {percent(showsActual ? actual[split] / all : fractions[split], 0)}
              </Table.Td>
              <Table.Td ta="right" w={90}>
                {moving
                  ? t('dataset.split.about', { count: Math.round(all * fractions[split]) })
                  : wholeNumber(actual[split])}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {isLocked && !fixed && (
        <Alert variant="light" color="gray" p="xs" icon={<IconLock size={18} aria-hidden />}>
          <Text size="xs">
            <Rich
              text="dataset.split.locked"
              values={{ count: runs }}
              parts={{ a: <Anchor component={Link} href="/train" size="xs" /> }}
            />
          </Text>
        </Alert>
      )}
      {!isLocked && !fixed && <SplitControls settings={settings} cuts={cuts} onMove={setMoving} />}
      {sumOf(pinned) > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          {!fixed && t('dataset.split.pinned', { count: sumOf(pinned) })}
          {fixed && samples === all && t('dataset.split.fixedSample')}
          {fixed && samples !== all && t('dataset.split.fixed')}
        </Text>
      )}
    </Panel>
  );
}
