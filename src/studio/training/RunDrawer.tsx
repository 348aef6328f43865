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
import { IconDeviceFloppy, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useLiveQuery } from '../components/useLiveQuery';
import { useId, useState } from 'react';
import type { RunRecord } from '../../domain/run/run';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import { deleteRun, getEvaluation, renameRun } from '../../storage/runs';
import { english } from '../../texts/message';
import { say, t } from '../../texts/t';
import { ConfusionMatrix } from '../components/ConfusionMatrix';
import { RunCurves } from '../components/curves/RunCurves';
import { fileName, saveFile } from '../components/saveFile';
import { decimal, duration, percent } from '../components/format';
import { Rich } from '../components/Rich';
import { useTraining } from '../components/useTraining';
import { showProblem } from '../components/showProblem';
import { trainAgain } from '../../client/trainingSession';
import { FailureNotice } from './FailureNotice';
import { recipeSummary } from './recipeSummary';
import { Results } from './Results';

function EvaluationSummary({ run }: { run: RunRecord }) {
  const evaluation = useLiveQuery(async () => (await getEvaluation(run.id)) ?? null, [run.id]);
  if (evaluation === undefined)
    return <Loader size="sm" role="progressbar" aria-label={t('training.runs.details.reading')} />;
  if (evaluation === null) {
    return <Text c="dimmed">{t('training.runs.details.notEvaluated')}</Text>;
  }
  const matrix = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  return (
    <Stack gap="xs">
      <Text>
        <Rich
          text="training.runs.details.evaluated"
          values={{
            accuracy: percent(accuracy(matrix)),
            count: evaluation.predictions.length,
            loss: decimal(evaluation.loss, 4),
            milliseconds: decimal(evaluation.millisecondsPerPrediction, 1),
          }}
          parts={{ b: <b /> }}
        />
      </Text>
      <ConfusionMatrix classes={run.classes} matrix={matrix} />
    </Stack>
  );
}

function RunName({ run }: { run: RunRecord }) {
  const stored = say(run.name);
  const [name, setName] = useState(stored);
  const keep = () => {
    const trimmed = name.trim();
    if (!trimmed) setName(stored);
    // A name of the studio's that is left as it is stays one in every language.
    else if (trimmed !== stored) renameRun(run.id, trimmed).catch(showProblem);
  };
  return (
    <TextInput
      label={t('training.runs.details.name')}
      value={name}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}

/** Why this run cannot be deleted now, or null: its worker, here or in another tab, still writes to it. */
function whyKept({ id, status }: RunRecord, active: string | undefined): string | null {
  if (active === id) return t('training.runs.details.isTrained');
  if (status === 'queued') {
    return t('training.runs.details.isQueued');
  }
  if (status === 'running') return t('training.runs.details.isElsewhere');
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
      title: t('training.runs.details.deleteTitle', { run: say(run.name) }),
      children: <Text size="sm">{t('training.runs.details.deleteText')}</Text>,
      labels: {
        confirm: t('training.runs.details.deleteConfirm'),
        cancel: t('training.runs.details.deleteCancel'),
      },
      confirmProps: { color: 'error' },
      onConfirm: () => {
        onClose();
        // It may have been started, as the next in the queue, since this was asked.
        deleteRun(run.id).catch(showProblem);
      },
    });
  const saveRecipe = () => {
    const json = JSON.stringify(run.recipe, null, 2);
    saveFile(
      `${fileName(english(run.name))}.recipe.json`,
      new Blob([json], { type: 'application/json' }),
    );
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
          {t('training.runs.details.trainAgain')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        onClick={saveRecipe}
      >
        {t('training.runs.details.save')}
      </Button>
      <Button
        variant="light"
        color="error"
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={kept !== null}
        aria-describedby={kept === null ? undefined : why}
        onClick={remove}
      >
        {t('training.runs.details.delete')}
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
    ...recipeSummary(run),
    [
      t('training.runs.details.backend'),
      run.backend ? say(run.backend.renderer) : t('training.runs.details.notStarted'),
    ],
    [
      t('training.runs.details.parameters'),
      t('training.runs.details.parameterCount', {
        params: run.params,
        trainable: run.trainableParams,
      }),
    ],
    [
      t('training.runs.details.time'),
      t('training.runs.details.times', {
        train: duration(run.seconds.train),
        prepare: duration(run.seconds.prepare),
        evaluate: duration(run.seconds.evaluate),
      }),
    ],
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={<Text fw={600}>{say(run.name)}</Text>}
      closeButtonProps={{ 'aria-label': t('training.runs.details.close') }}
    >
      <Stack gap="lg">
        <RunName key={run.id} run={run} />
        {run.failure && <FailureNotice failure={run.failure} />}
        {run.notices.map((notice) => (
          <Alert key={say(notice)} color="warning">
            {say(notice)}
          </Alert>
        ))}
        <Results run={run} />
        <Title order={3} size="h5">
          {t('training.runs.details.evaluation')}
        </Title>
        <EvaluationSummary run={run} />
        <RunCurves epochs={run.epochs} />
        <Title order={3} size="h5">
          {t('training.runs.details.configuration')}
        </Title>
        <Table fz="sm" verticalSpacing="4xs" layout="fixed">
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
