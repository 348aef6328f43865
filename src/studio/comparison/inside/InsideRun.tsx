import { Alert, Center, Group, Loader, Select, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { SPLITS } from '../../../domain/dataset/dataset';
import { confusionMatrix } from '../../../domain/evaluation/metrics';
import type { Prediction, RunRecord } from '../../../domain/run/run';
import { PART_NAMES } from '../../../domain/dataset/snapshot';
import { updateRun } from '../../../storage/runs';
import { modelWords, wholeNumber } from '../../components/format';
import { useJudgedRuns } from '../runs';
import { lookInside, type PictureChoice } from '../view';
import { Calibration } from './Calibration';
import { useChangedSince } from './dataset';
import { Pictures } from './Pictures';
import { ThresholdDesk } from './ThresholdDesk';

function OlderDataset({ run }: { run: RunRecord }) {
  const changes = useChangedSince(run);
  const parts = SPLITS.flatMap((split) => {
    const { seen, changed } = changes?.[split] ?? { seen: 0, changed: 0 };
    return changed > 0
      ? [`${wholeNumber(changed)} of its ${wholeNumber(seen)} ${PART_NAMES[split]} photographs`]
      : [];
  });
  if (parts.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconHistory />} title="This run describes an older dataset">
      Since relabelled, removed or moved to another part: {parts.join(', ')}. Its figures, and those
      of other runs from then, stay as they were judged; train again to learn from and judge the
      photographs as they are now.
    </Alert>
  );
}

function Opened({ run, predictions }: { run: RunRecord; predictions: Prediction[] }) {
  const [threshold, setThreshold] = useState(run.threshold);
  const [choice, setChoice] = useState<PictureChoice>('mistakes');
  const [positive, setPositive] = useState(1);
  // The pictures may lag behind the slider; the numbers may not.
  const settled = useDeferredValue(threshold);
  const { classes } = run;
  const matrix = useMemo(
    () => confusionMatrix(predictions, classes.length, threshold),
    [predictions, classes, threshold],
  );
  const open = (next: PictureChoice) => {
    // The new list's heading must be there before it can take the focus.
    flushSync(() => setChoice(next));
    document.getElementById('pictures')?.focus();
  };
  return (
    <Stack gap="xl">
      <OlderDataset run={run} />
      {classes.length > 2 && (
        <Select
          label="Curves of"
          description="This class against the rest."
          maw={260}
          allowDeselect={false}
          value={String(positive)}
          onChange={(value) => setPositive(Number(value))}
          data={classes.map((name, index) => ({ value: String(index), label: name }))}
        />
      )}
      <ThresholdDesk
        classes={classes}
        predictions={predictions}
        matrix={matrix}
        threshold={threshold}
        kept={run.threshold}
        onThreshold={setThreshold}
        onThresholdSettled={(value) => void updateRun(run.id, { threshold: value })}
        positive={positive}
        open={choice}
        onOpen={open}
      />
      <Pictures
        key={typeof choice === 'object' ? `${choice.truth}-${choice.answer}` : choice}
        run={run}
        predictions={predictions}
        threshold={settled}
        choice={choice}
        onMistakes={() => open('mistakes')}
      />
      <Calibration classes={classes} predictions={predictions} />
    </Stack>
  );
}

/** One run, opened up: its mistakes, its threshold, its honesty. */
export function InsideRun({ run, runs }: { run: RunRecord; runs: RunRecord[] }) {
  const only = useMemo(() => [run], [run]);
  const judged = useJudgedRuns(only)?.[0];
  return (
    <Stack gap="lg">
      <Group align="flex-end">
        <Select
          label="Run"
          w={360}
          maw="100%"
          searchable={runs.length > 10}
          limit={50}
          allowDeselect={false}
          value={run.id}
          onChange={(id) => id && lookInside(id)}
          data={runs.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Text size="sm" c="dimmed" pb={8}>
          {modelWords(run.recipe.model)} · {run.recipe.imageSize} px
        </Text>
      </Group>
      {judged ? (
        <Opened key={run.id} run={run} predictions={judged.judgement.predictions} />
      ) : (
        <Center mih="30vh">
          <Loader aria-label="Reading the verdicts" />
        </Center>
      )}
    </Stack>
  );
}
