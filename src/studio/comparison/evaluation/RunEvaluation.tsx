import { Alert, Center, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { SPLITS } from '../../../domain/dataset/dataset';
import { confusionMatrix } from '../../../domain/evaluation/metrics';
import {
  scaledEvaluation,
  shownThreshold,
  storedThreshold,
} from '../../../domain/evaluation/temperature';
import { shareGroups } from '../../../domain/experiment/sliceIntervals';
import { decide, isBinary, POSITIVE_CLASS } from '../../../domain/task';
import type { RunRecord, TestEvaluation } from '../../../domain/run/run';
import { say, t } from '../../../texts/t';
import { runTitle } from '../../components/format';
import { getSnapshot } from '../../../storage/runs';
import { useAsync } from '../../components/useAsync';
import { useEvaluatedRuns } from '../runs';
import { TrainingImages } from '../TrainingImages';
import { Slices } from '../slices/Slices';
import { choiceKey, showEvaluation, type ImageChoice } from '../view';
import { Abstain } from './Abstain';
import { Calibration } from './Calibration';
import { useChangedSince } from './dataset';
import { Evaluation } from './Evaluation';
import { GroupIntervals } from './GroupIntervals';
import { Images } from './Images';
import { Robustness } from './Robustness';

function OlderDataset({ run }: { run: RunRecord }) {
  const changes = useChangedSince(run);
  const parts = SPLITS.flatMap((split) => {
    const { seen, changed } = changes?.[split] ?? { seen: 0, changed: 0 };
    return changed > 0 ? [t(`comparison.evaluation.older.${split}`, { changed, count: seen })] : [];
  });
  if (parts.length === 0) return null;
  const values = { changes: parts.join(', ') };
  return (
    <Alert color="warning" icon={<IconHistory />} title={t('comparison.evaluation.older.title')}>
      {run.imported
        ? t('comparison.evaluation.older.imported', values)
        : t('comparison.evaluation.older.run', values)}
    </Alert>
  );
}

const NO_GROUPS: ReadonlyMap<string, string> = new Map();

/** The group of each of a run's images, as its snapshot has them; none while they are read. */
function useGroups({ snapshotHash }: RunRecord): ReadonlyMap<string, string> {
  const read = useAsync(snapshotHash, () => getSnapshot(snapshotHash));
  const snapshot = read.state === 'known' ? read.value : undefined;
  return useMemo(
    () =>
      snapshot
        ? new Map(snapshot.items.map(({ hash, groupId }) => [hash, groupId ?? hash]))
        : NO_GROUPS,
    [snapshot],
  );
}

interface OpenedProps {
  run: RunRecord;
  runs: RunRecord[];
  evaluation: TestEvaluation;
}

function Opened({ run, runs, evaluation }: OpenedProps) {
  // On the scores without a temperature, as it is stored: another temperature changes no decision.
  const [unscaled, setUnscaled] = useState(run.threshold);
  const threshold = shownThreshold({ ...run, threshold: unscaled });
  const { temperature } = run;
  const scaled = useMemo(
    () => scaledEvaluation({ temperature }, evaluation),
    [temperature, evaluation],
  );
  const { predictions } = scaled;
  const [choice, setChoice] = useState<ImageChoice>('misclassified');
  const [positive, setPositive] = useState(POSITIVE_CLASS);
  const only = useMemo(() => [run], [run]);
  // The images may lag behind the slider; the metrics may not.
  const settled = useDeferredValue(threshold);
  const { classes } = run;
  const matrix = useMemo(
    () => confusionMatrix(predictions, classes.length, threshold),
    [predictions, classes, threshold],
  );
  const sliced = useMemo(
    () =>
      predictions.map((prediction) => {
        const { hash, path, truth, scores } = prediction;
        const predicted = decide(scores, settled);
        return { hash, path, truth, predicted, isCorrect: predicted === truth };
      }),
    [predictions, settled],
  );
  const groupOf = useGroups(run);
  const hasGroups = useMemo(() => shareGroups(predictions, groupOf), [predictions, groupOf]);
  const open = (next: ImageChoice) => {
    // The new list's heading must be there before it can be focused.
    flushSync(() => setChoice(next));
    document.getElementById('images')?.focus();
  };
  return (
    <Stack gap="xl">
      <OlderDataset run={run} />
      <TrainingImages runs={only} />
      {!isBinary(classes.length) && (
        <Select
          label={t('comparison.evaluation.curvesOf')}
          description={t('comparison.evaluation.curvesOfNote')}
          maw={260}
          allowDeselect={false}
          value={String(positive)}
          onChange={(value) => setPositive(Number(value))}
          data={classes.map((name, index) => ({ value: String(index), label: name }))}
        />
      )}
      <Evaluation
        run={run}
        evaluation={scaled}
        matrix={matrix}
        threshold={threshold}
        onThreshold={(shown) => setUnscaled(storedThreshold(run, shown))}
        positive={positive}
        open={choice}
        onOpen={open}
      />
      <Images
        key={choiceKey(choice)}
        run={run}
        predictions={predictions}
        threshold={settled}
        choice={choice}
        onMisclassified={() => open('misclassified')}
      />
      {hasGroups && <GroupIntervals classes={classes} images={sliced} groupOf={groupOf} />}
      <Slices classes={classes} images={sliced} groupOf={groupOf} onOpen={open} />
      <Calibration run={run} evaluation={evaluation} scaled={scaled} />
      <Abstain run={run} evaluation={scaled} threshold={settled} />
      {!run.handIn && <Robustness run={run} runs={runs} />}
    </Stack>
  );
}

/** The evaluation of one run: metrics, threshold, misclassified images, calibration. */
export function RunEvaluation({ run, runs }: { run: RunRecord; runs: RunRecord[] }) {
  const only = useMemo(() => [run], [run]);
  const evaluated = useEvaluatedRuns(only)?.[0];
  return (
    <Stack gap="lg">
      <Group align="flex-end">
        <Select
          label={t('comparison.evaluation.run')}
          w={360}
          maw="100%"
          searchable={runs.length > 10}
          limit={50}
          allowDeselect={false}
          value={run.id}
          onChange={(id) => id && showEvaluation(id)}
          data={runs.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
        <Text size="sm" c="dimmed" pb="2xs">
          {runTitle(run)}
        </Text>
      </Group>
      {evaluated ? (
        <Opened key={run.id} run={run} runs={runs} evaluation={evaluated.evaluation} />
      ) : (
        <Center mih="30vh">
          <Loader role="progressbar" aria-label={t('comparison.evaluation.reading')} />
        </Center>
      )}
    </Stack>
  );
}
