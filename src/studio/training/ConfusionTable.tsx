import { ScrollArea, Table, Text } from '@mantine/core';
import { wholeNumber } from '../components/words';

/** Rows are what the photographs are, columns what the model said. */
export function ConfusionTable({ classes, matrix }: { classes: string[]; matrix: number[][] }) {
  return (
    <ScrollArea type="auto">
      <Table withTableBorder withColumnBorders fz="sm" w="auto">
        <Table.Caption>Rows: what it is. Columns: what the model said.</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {classes.map((name) => (
              <Table.Th key={name} scope="col">
                said {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {matrix.map((row, truth) => {
            const total = Math.max(
              1,
              row.reduce((sum, n) => sum + n, 0),
            );
            return (
              <Table.Tr key={classes[truth]}>
                <Table.Th scope="row">{classes[truth]}</Table.Th>
                {row.map((n, said) => {
                  const strength = Math.round((n / total) * 45);
                  const colour = truth === said ? 'teal' : 'red';
                  return (
                    <Table.Td
                      key={classes[said]}
                      ta="center"
                      bg={`color-mix(in srgb, var(--mantine-color-${colour}-5) ${strength}%, transparent)`}
                    >
                      <Text span fw={truth === said ? 600 : 400}>
                        {wholeNumber(n)}
                      </Text>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
