import { Badge, Table, Text, Title } from '@mantine/core';
import type { ExperimentPlan } from '../../../domain/experiment/plan';
import type { ExperimentRun } from '../../../domain/experiment/summary';
import type { ExperimentPart } from '../../../storage/experiments';
import { say, t } from '../../../texts/t';
import { percent, statusLabels, wholeNumber } from '../../components/format';
import { partName } from '../../components/experiments/partName';

interface RunsTableProps {
  plan: ExperimentPlan;
  parts: readonly ExperimentPart[];
  finished: readonly ExperimentRun[];
}

/** Every run of the plan: where it is, and what it achieved; why one failed. */
export function RunsTable({ plan, parts, finished }: RunsTableProps) {
  const resultOf = ({ experiment: { repeat, fold } }: ExperimentPart) =>
    finished.find((run) => run.repeat === repeat && run.fold === fold);
  return (
    <section aria-labelledby="runs">
      <Title order={3} size="h4" id="runs" mb="xs">
        {t('experiments.page.runs.title')}
      </Title>
      <Table.ScrollContainer minWidth={420} type="native" tabIndex={0}>
        <Table fz="sm" maw="52rem" verticalSpacing="4xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('experiments.page.runs.run')}</Table.Th>
              <Table.Th scope="col">{t('experiments.page.runs.status')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('experiments.page.runs.accuracy')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('experiments.page.runs.train')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('experiments.page.runs.test')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('experiments.page.runs.seed')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => {
              const result = resultOf(part);
              const { label, colour } = statusLabels[part.status];
              return (
                <Table.Tr key={part.id}>
                  <Table.Th scope="row" fw={500} style={{ whiteSpace: 'nowrap' }}>
                    {partName(plan, part)}
                  </Table.Th>
                  <Table.Td>
                    <Badge variant="light" color={colour} miw="max-content">
                      {t(label)}
                    </Badge>
                    {part.failure && (
                      <Text size="xs" c="var(--mantine-color-error)">
                        {say(part.failure.message)}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{result ? percent(result.accuracy) : '–'}</Table.Td>
                  <Table.Td ta="right">{result ? wholeNumber(result.train) : '–'}</Table.Td>
                  <Table.Td ta="right">{result ? wholeNumber(result.test) : '–'}</Table.Td>
                  <Table.Td ta="right">{part.recipe.seed}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
