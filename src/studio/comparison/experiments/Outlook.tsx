import { Text } from '@mantine/core';
import { inference } from '../../../client/inference';
import { measure } from '../../../domain/experiment/outlook';
import { mean } from '../../../domain/experiment/recipeTests';
import { pairedOutOfFold } from '../../../domain/experiment/testedImages';
import { say, t } from '../../../texts/t';
import { useAsync } from '../../components/useAsync';
import type { ExperimentResult } from '../../components/experiments/results';

interface OutlookProps {
  first: ExperimentResult;
  second: ExperimentResult;
  /** Of the runs that both have. */
  differences: readonly number[];
}

/** What would probably decide between two configurations: simulated in a worker, which takes seconds. */
export function Outlook({ first, second, differences }: OutlookProps) {
  const counts = pairedOutOfFold(first.predictions, second.predictions);
  const measured = measure(counts, differences, mean(first.experiment.runs.map((run) => run.test)));
  const { train, test } = first.experiment.runs[0]!;
  const images = train + test;
  const answer = useAsync(JSON.stringify({ measured, images }), () =>
    inference().outlook(measured, images),
  );
  return (
    <Text size="sm" c="dimmed" mt="4xs" role="status">
      {answer.state === 'waiting' && t('experiments.verdict.computing')}
      {answer.state === 'known' && say(answer.value)}
      {answer.state === 'failed' && answer.message}
    </Text>
  );
}
