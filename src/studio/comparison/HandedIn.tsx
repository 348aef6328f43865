import { ActionIcon, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { accuracy, confusionMatrix, correctCount } from '../../domain/evaluation/metrics';
import type { EvaluatedRun } from '../../domain/evaluation/pairing';
import { wilsonInterval } from '../../domain/evaluation/statistics';
import type { RunRecord } from '../../domain/run/run';
import { deleteRun } from '../../storage/runs';
import { say, sayError, t } from '../../texts/t';
import { percent, wholeNumber } from '../components/format';
import { Panel } from '../components/Panel';
import { useEvaluatedRuns } from './runs';

const remove = (run: RunRecord): void =>
  void deleteRun(run.id).catch((error: unknown) =>
    notifications.show({
      color: 'error',
      title: t('project.handedIn.notDeleted'),
      message: sayError(error),
      closeButtonProps: { 'aria-label': t('common.close') },
    }),
  );

const askToRemove = (run: RunRecord): string =>
  modals.openConfirmModal({
    title: t('project.handedIn.delete', { name: say(run.name) }),
    children: <Text size="sm">{t('project.handedIn.ask')}</Text>,
    labels: { confirm: t('project.handedIn.confirm'), cancel: t('project.handedIn.keep') },
    confirmProps: { color: 'error' },
    closeButtonProps: { 'aria-label': t('common.close') },
    onConfirm: () => remove(run),
  });

function Row({ run, evaluation: { predictions } }: EvaluatedRun) {
  const matrix = confusionMatrix(predictions, run.classes.length, run.threshold);
  const { low, high } = wilsonInterval(correctCount(matrix), predictions.length);
  return (
    <Table.Tr>
      <Table.Th scope="row">{run.handIn?.by}</Table.Th>
      <Table.Td>{say(run.name)}</Table.Td>
      <Table.Td>{percent(accuracy(matrix))}</Table.Td>
      <Table.Td>
        {t('comparison.table.values.range', { low: percent(low), high: percent(high) })}
      </Table.Td>
      <Table.Td>{wholeNumber(predictions.length)}</Table.Td>
      <Table.Td>{wholeNumber(run.epochs.length)}</Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('project.handedIn.delete', { name: say(run.name) })}
          onClick={() => askToRemove(run)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

const COLUMNS = ['by', 'run', 'accuracy', 'interval', 'images', 'epochs'] as const;

const byName = (a: RunRecord, b: RunRecord): number =>
  (a.handIn?.by ?? '').localeCompare(b.handIn?.by ?? '') || a.createdAt - b.createdAt;

/** Every run that students handed in, each with its accuracy on its own test images. */
export function HandedIn({ runs }: { runs: readonly RunRecord[] }) {
  const handedIn = runs.filter(({ handIn }) => handIn && handIn.by !== null).sort(byName);
  const evaluated = useEvaluatedRuns(handedIn);
  if (handedIn.length === 0) return null;
  return (
    <Panel title={t('project.handedIn.title', { count: handedIn.length })}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{t(`project.handedIn.${column}`)}</Table.Th>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {evaluated?.map((each) => (
              <Row key={each.run.id} {...each} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
