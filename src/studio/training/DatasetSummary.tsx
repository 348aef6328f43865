import { Table } from '@mantine/core';
import { SPLITS, type Split } from '../../domain/dataset/dataset';
import { wholeNumber } from '../components/format';
import type { DatasetCounts } from './useDatasetCounts';

const headings: Record<Split, string> = {
  train: 'Training',
  validation: 'Validation',
  test: 'Test',
};

interface DatasetSummaryProps {
  dataset: DatasetCounts;
  /** The splits of the next run are counted when it starts: until then, the images of a class. */
  hasOwnSplit: boolean;
}

/** The counts of each class in each split, as the next run would use them. */
export function DatasetSummary({ dataset, hasOwnSplit }: DatasetSummaryProps) {
  const columns: [string, Split[]][] = hasOwnSplit
    ? [['Images', [...SPLITS]]]
    : SPLITS.map((split) => [headings[split], [split]]);
  return (
    <Table fz="sm" verticalSpacing={4} horizontalSpacing={4} withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Class</Table.Th>
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
