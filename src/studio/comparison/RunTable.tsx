import { Group, Switch, Table, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { Column } from './columns';
import { RunLabel } from './RunLabel';
import { differs, tableOf } from './rows';
import { useComparisonView } from './view';

/** Metrics and hyperparameters, one column per run; equal rows can be hidden. */
export function RunTable({ columns }: { columns: Column[] }) {
  const differencesOnly = useComparisonView((view) => view.differencesOnly);
  const sections = tableOf(columns);
  return (
    <section aria-labelledby="numbers">
      <Group justify="space-between" mb="sm">
        <Title order={3} size="h4" id="numbers">
          Metrics and hyperparameters
        </Title>
        <Switch
          label="Differences only"
          checked={differencesOnly}
          onChange={(event) =>
            useComparisonView.setState({ differencesOnly: event.currentTarget.checked })
          }
        />
      </Group>
      <Table.ScrollContainer minWidth={200 + 170 * columns.length} type="native" tabIndex={0}>
        <Table verticalSpacing={6} highlightOnHover stickyHeader={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              {columns.map(({ run }, index) => (
                <Table.Th key={run.id} scope="col">
                  <RunLabel name={run.name} index={index} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sections.map(({ title, rows }) => {
              const shown = differencesOnly ? rows.filter(differs) : rows;
              return (
                <Fragment key={title}>
                  <Table.Tr>
                    <Table.Th colSpan={columns.length + 1} scope="colgroup" pt="md">
                      {title}
                    </Table.Th>
                  </Table.Tr>
                  {shown.length === 0 && (
                    <Table.Tr>
                      <Table.Td colSpan={columns.length + 1} c="dimmed">
                        No differences
                      </Table.Td>
                    </Table.Tr>
                  )}
                  {shown.map((row) => (
                    <Table.Tr key={row.label} data-differs={differs(row) || undefined}>
                      <Table.Th scope="row" fw={400} c="dimmed">
                        {row.label}
                      </Table.Th>
                      {row.values.map((value, index) => (
                        <Table.Td key={columns[index]!.run.id}>
                          <Text span size="sm" fw={differs(row) ? 600 : 400}>
                            {value}
                          </Text>
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Fragment>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
