import { Table } from '@mantine/core';
import { SPLITS, type Split } from '../../domain/dataset/dataset';
import { t } from '../../texts/t';
import { wholeNumber } from '../components/format';
import type { DatasetCounts } from './useDatasetCounts';

interface DatasetSummaryProps {
  dataset: DatasetCounts;
  /** The splits of the next run are counted when it starts: until then, the images of a class. */
  hasOwnSplit: boolean;
}

/** The counts of each class in each split, as the next run would use them. */
export function DatasetSummary({ dataset, hasOwnSplit }: DatasetSummaryProps) {
  const columns: [string, Split[]][] = hasOwnSplit
    ? [[t('training.page.data.images'), [...SPLITS]]]
    : SPLITS.map((split) => [t(`training.page.data.${split}`), [split]]);
  return (
    <Table
      fz={{ base: 'xs', xs: 'sm' }}
      verticalSpacing="4xs"
      horizontalSpacing="4xs"
      withRowBorders={false}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('training.page.data.class')}</Table.Th>
          {columns.map(([heading]) => (
            <Table.Th key={heading} ta="right">
              {heading}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dataset.classes.map(({ id, name }) => (
          <Table.Tr key={id}>
            <Table.Td>{name}</Table.Td>
            {columns.map(([heading, splits]) => (
              <Table.Td key={heading} ta="right">
                {wholeNumber(
                  splits.reduce((sum, split) => sum + (dataset.counts[id]?.[split] ?? 0), 0),
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
