import {
  Alert,
  Button,
  Drawer,
  Group,
  Loader,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconDeviceFloppy, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import type { RunRecord } from '../../domain/run/run';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import { deleteRun, getEvaluation, renameRun } from '../../storage/runs';
import { ConfusionMatrix } from '../components/ConfusionMatrix';
import { RunCurves } from '../components/curves/RunCurves';
import { fileName, saveFile } from '../components/saveFile';
import { count, duration, messageOf, percent, wholeNumber } from '../components/format';
import { useTraining } from '../components/useTraining';
import { trainAgain } from '../../client/trainingSession';
import { recipeSummary } from './recipeSummary';
import { Results } from './Results';

function EvaluationSummary({ run }: { run: RunRecord }) {
  const evaluation = useLiveQuery(async () => (await getEvaluation(run.id)) ?? null, [run.id]);
  if (evaluation === undefined) return <Loader size="sm" aria-label="Reading the result" />;
  if (evaluation === null) {
    return <Text c="dimmed">Not evaluated on the test images yet.</Text>;
  }
  const matrix = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  return (
    <Stack gap="xs">
      <Text>
        <b>{percent(accuracy(matrix))}</b> of {count(evaluation.predictions.length, 'test image')}{' '}
        correct, loss {evaluation.loss.toFixed(4)},{' '}
        {evaluation.millisecondsPerPrediction.toFixed(1)} ms per image.
      </Text>
      <ConfusionMatrix classes={run.classes} matrix={matrix} />
    </Stack>
  );
}

const showProblem = (error: unknown): void =>
  void notifications.show({ color: 'red', message: messageOf(error) });

function RunName({ run }: { run: RunRecord }) {
  const [name, setName] = useState(run.name);
  const keep = () => {
    const trimmed = name.trim();
    if (trimmed) void renameRun(run.id, trimmed);
    else setName(run.name);
  };
  return (
    <TextInput
      label="Name"
      value={name}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}

/** Why this run cannot be deleted now, or null: its worker, here or in another tab, still writes to it. */
function whyKept({ id, status }: RunRecord, active: string | undefined): string | null {
  if (active === id) return 'It is being trained. Stop it before deleting it.';
  if (status === 'queued') {
    return 'It is queued. Cancel it before deleting it.';
  }
  if (status === 'running') return 'Another tab trains it. Stop it there before deleting it.';
  return null;
}

const isOver = ({ status }: RunRecord): boolean =>
  status === 'finished' || status === 'stopped' || status === 'failed';

interface RunDrawerProps {
  run: RunRecord;
  canContinue: boolean;
  onClose: () => void;
}

function RunActions({ run, canContinue, onClose }: RunDrawerProps) {
  const active = useTraining((state) => state.active?.runId);
  const kept = whyKept(run, active);
  const why = useId();
  const [starting, setStarting] = useState(false);
  const again = async () => {
    setStarting(true);
    await trainAgain(run.id, run.backend?.name ?? 'auto').catch(showProblem);
    onClose();
  };
  const remove = () =>
    modals.openConfirmModal({
      title: `Delete ${run.name}?`,
      children: (
        <Text size="sm">
          Its curves, results and weights are deleted for good. Models saved from it under a name
          stay.
        </Text>
      ),
      labels: { confirm: 'Delete the run', cancel: 'Cancel' },
      confirmProps: { color: 'red' },
      onConfirm: () => {
        onClose();
        // It may have been started, as the next in the queue, since this was asked.
        deleteRun(run.id).catch(showProblem);
      },
    });
  const saveRecipe = () => {
    const json = JSON.stringify(run.recipe, null, 2);
    saveFile(`${fileName(run.name)}.recipe.json`, new Blob([json], { type: 'application/json' }));
  };
  return (
    <Group gap="xs">
      {isOver(run) && !canContinue && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={starting}
          onClick={() => void again()}
        >
          Train again
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={saveRecipe}
      >
        Save configuration
      </Button>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={kept !== null}
        aria-describedby={kept === null ? undefined : why}
        onClick={remove}
      >
        Delete
      </Button>
      {kept && (
        <Text id={why} size="sm" c="dimmed">
          {kept}
        </Text>
      )}
    </Group>
  );
}

/** Everything about one run: result, curves, recipe; rename and delete. */
export function RunDrawer({ run, canContinue, onClose }: RunDrawerProps) {
  const facts: [string, string][] = [
    ...recipeSummary(run.recipe),
    ['Backend', run.backend?.renderer ?? 'not started'],
    ['Parameters', `${wholeNumber(run.params)}, ${wholeNumber(run.trainableParams)} trainable`],
    [
      'Time',
      `${duration(run.seconds.train)} training, ${duration(run.seconds.prepare)} preparing, ${duration(run.seconds.judge)} evaluating`,
    ],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={<Text fw={600}>{run.name}</Text>}
      closeButtonProps={{ 'aria-label': 'Close the run' }}
    >
      <Stack gap="lg">
        <RunName key={run.id} run={run} />
        {run.failure && <Alert color="red">{run.failure.message}</Alert>}
        {run.notices.map((notice) => (
          <Alert key={notice} color="yellow">
            {notice}
          </Alert>
        ))}
        <Results run={run} />
        <Title order={3} size="h5">
          Evaluation on the test images
        </Title>
        <EvaluationSummary run={run} />
        <RunCurves epochs={run.epochs} />
        <Title order={3} size="h5">
          Configuration
        </Title>
        <Table fz="sm" verticalSpacing={4} layout="fixed">
          <Table.Tbody>
            {facts.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th>{label}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <RunActions run={run} canContinue={canContinue} onClose={onClose} />
      </Stack>
    </Drawer>
  );
}
