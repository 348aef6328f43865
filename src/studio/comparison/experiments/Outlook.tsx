import { Text } from '@mantine/core';
import { inference } from '../../../client/inference';
import type { OutlookQuestion } from '../../../domain/experiment/outlookQuestion';
import { say, t } from '../../../texts/t';
import { useAsync } from '../../components/useAsync';

/** What would probably decide between two configurations: simulated in a worker, which takes seconds. */
export function Outlook({ question }: { question: OutlookQuestion }) {
  const answer = useAsync(JSON.stringify(question), () => inference().outlook(question));
  return (
    <Text size="sm" c="dimmed" mt="4xs" role="status">
      {answer.state === 'waiting' && t('experiments.verdict.computing')}
      {answer.state === 'known' && say(answer.value)}
      {answer.state === 'failed' && answer.message}
    </Text>
  );
}
