import { Group, Table, Text } from '@mantine/core';
import { classMetrics } from '../../domain/evaluation/metrics';
import { t } from '../../texts/t';
import { percent } from './format';
import { HelpButton } from './help/HelpButton';

interface ClassTableProps {
  classes: string[];
  /** Counts, `[truth][predicted]`. */
  matrix: number[][];
}

/** Precision, recall and F1 of each class, with its number of images. */
export function ClassTable({ classes, matrix }: ClassTableProps) {
  return (
    <Table.ScrollContainer minWidth={300} type="native" tabIndex={0}>
      <Table verticalSpacing="4xs" horizontalSpacing="4xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('common.classTable.class')}</Table.Th>
            <Table.Th scope="col">{t('common.classTable.precision')}</Table.Th>
            <Table.Th scope="col" aria-label={t('common.classTable.recall')}>
              <Group gap="5xs" wrap="nowrap">
                {t('common.classTable.recall')}
                <HelpButton topic="precisionRecall" />
              </Group>
            </Table.Th>
            <Table.Th scope="col">{t('common.classTable.f1')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {classMetrics(matrix).map(({ precision, recall, f1, support }, index) => (
            <Table.Tr key={classes[index]}>
              <Table.Th scope="row" fw={500}>
                {classes[index]}{' '}
                <Text span size="xs" c="dimmed">
                  {support}
                </Text>
              </Table.Th>
              <Table.Td>{percent(precision)}</Table.Td>
              <Table.Td>{percent(recall)}</Table.Td>
              <Table.Td>{percent(f1)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
