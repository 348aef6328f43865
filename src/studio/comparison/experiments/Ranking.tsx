import { Group, Table, Text, Title } from '@mantine/core';
import { summarise, type Experiment } from '../../../domain/experiment/summary';
import { t } from '../../../texts/t';
import { percent } from '../../components/format';
import { HelpButton } from '../../components/help/HelpButton';

interface RankingProps {
  experiments: readonly Experiment[];
  /** One an experiment. */
  letters: readonly string[];
}

/** The configurations by their mean accuracy, with the groups that are not told apart. */
export function Ranking({ experiments, letters }: RankingProps) {
  const rows = experiments
    .map((experiment, i) => ({
      name: experiment.name,
      mean: summarise(experiment).mean,
      letters: letters[i]!,
    }))
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0));
  return (
    <div>
      <Title order={4} size="h5">
        {t('experiments.verdict.ranking')}
      </Title>
      <Table fz="sm" maw="36rem" verticalSpacing="4xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('experiments.verdict.configuration')}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t('experiments.verdict.mean')}
            </Table.Th>
            <Table.Th scope="col">
              <Group gap="5xs" wrap="nowrap">
                {t('experiments.verdict.letters')}
                <HelpButton topic="letters" />
              </Group>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Th scope="row" fw={500}>
                {row.name}
              </Table.Th>
              <Table.Td ta="right">{row.mean === null ? '–' : percent(row.mean)}</Table.Td>
              <Table.Td ff="monospace">{row.letters}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {t('experiments.verdict.lettersNote')}
      </Text>
    </div>
  );
}
