import { Button, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { SMALL_SLICE, type Slice } from '../../../domain/evaluation/slices';
import type { Interval } from '../../../domain/evaluation/statistics';
import { t } from '../../../texts/t';
import { percent, points, wholeNumber } from '../../components/format';
import type { SliceChoice } from '../view';
import { sliceName } from './sliceName';

const COLUMNS = ['slice', 'accuracy', 'gap', 'mistakes'] as const;

interface SliceTableProps {
  slices: readonly Slice[];
  /** In the order of the slices; null until they are counted. */
  intervals: readonly Interval[] | null;
  classes: readonly string[];
  onOpen: (choice: SliceChoice) => void;
}

/** One row a slice, in the order given. */
export function SliceTable({ slices, intervals, classes, onOpen }: SliceTableProps) {
  return (
    <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
      <Table verticalSpacing="4xs" horizontalSpacing="xs" fz="sm" maw={760}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`comparison.slices.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slices.map(({ key, hashes, correct, accuracy, gap, isSmall }, i) => {
            const interval = intervals?.[i];
            const name = sliceName(key, classes);
            const wrong = hashes.length - correct;
            return (
              <Table.Tr key={JSON.stringify(key)}>
                <Table.Th scope="row" fw={500} maw={260} style={{ overflowWrap: 'anywhere' }}>
                  {name}
                  <Text size="xs" c="dimmed" className="numbers">
                    {t('common.images', { count: hashes.length })}
                  </Text>
                  {isSmall && (
                    <Text size="xs">
                      <IconAlertTriangle size={12} aria-hidden />{' '}
                      {t('comparison.slices.small', { least: SMALL_SLICE })}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td className="numbers">
                  {percent(accuracy)}{' '}
                  <Text size="xs" c="dimmed" component="span" display="block" aria-busy={!interval}>
                    {interval
                      ? t('comparison.slices.interval', {
                          low: percent(interval.low),
                          high: percent(interval.high),
                        })
                      : '…'}
                  </Text>
                </Table.Td>
                <Table.Td className="numbers">{points(gap)}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={wrong === 0}
                    aria-label={t('comparison.slices.open', { count: wrong, name })}
                    onClick={() => onOpen({ slice: name, hashes: new Set(hashes) })}
                  >
                    {wholeNumber(wrong)}
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
