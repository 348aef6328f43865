import { Table, Text } from '@mantine/core';
import type { PooledMetrics } from '../../../domain/experiment/pooledMetrics';
import type { Interval } from '../../../domain/evaluation/statistics';
import { t } from '../../../texts/t';
import { percent, wholeNumber } from '../../components/format';
import { HelpButton } from '../../components/help/HelpButton';

const METRICS = ['precision', 'recall', 'f1'] as const;

const range = ({ low, high }: Interval): string =>
  t('experiments.predictions.range', { low: percent(low), high: percent(high) });

interface IntervalTableProps {
  classes: readonly string[];
  metrics: PooledMetrics;
  /** Whether any image shares its group: else both intervals are the same. */
  hasGroups: boolean;
}

/** Precision, recall and F1 of each class, with 95% intervals by image and by group. */
export function IntervalTable({ classes, metrics, hasGroups }: IntervalTableProps) {
  return (
    <Table.ScrollContainer minWidth={hasGroups ? 520 : 340} type="native" tabIndex={0}>
      <Table verticalSpacing="4xs" horizontalSpacing="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('common.classTable.class')}</Table.Th>
            <Table.Th scope="col">{t('experiments.predictions.score')}</Table.Th>
            <Table.Th scope="col">{t('experiments.predictions.value')}</Table.Th>
            <Table.Th scope="col">{t('experiments.predictions.byImage')}</Table.Th>
            {hasGroups && (
              <Table.Th scope="col">
                {t('experiments.predictions.byGroup')} <HelpButton topic="groups" />
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {metrics.classes.flatMap((figures, index) =>
            METRICS.map((metric, row) => (
              <Table.Tr key={`${classes[index]} ${metric}`}>
                {row === 0 && (
                  <Table.Th scope="rowgroup" rowSpan={METRICS.length} fw={500}>
                    {classes[index]}{' '}
                    <Text span size="xs" c="dimmed">
                      {wholeNumber(figures.support)}
                    </Text>
                  </Table.Th>
                )}
                <Table.Th scope="row" fw={400}>
                  {t(`common.classTable.${metric}`)}
                </Table.Th>
                <Table.Td>{percent(figures[metric])}</Table.Td>
                <Table.Td>{range(metrics.byImage.classes[index]![metric])}</Table.Td>
                {hasGroups && <Table.Td>{range(metrics.byGroup.classes[index]![metric])}</Table.Td>}
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
