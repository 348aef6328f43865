import {
  Alert,
  Button,
  Center,
  Group,
  Loader,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { defaultSelection } from './columns';
import { InsideRun } from './inside/InsideRun';
import { RunPicker } from './RunPicker';
import { useRunLists, type RunLists } from './runs';
import { SideBySide } from './SideBySide';
import { useComparisonView } from './view';

function Nothing({ unjudged }: { unjudged: number }) {
  return (
    <Center mih="50vh">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <IconScale size={56} stroke={1.2} aria-hidden />
        <Title order={3}>Nothing to compare yet</Title>
        <Text c="dimmed">
          {unjudged === 0
            ? 'Train a run, or the CNN and MobileNetV2 one after the other, and they meet here on the same test photographs.'
            : 'A run appears here once its training has finished and the test photographs have been judged.'}
        </Text>
        <Button component={Link} href="/train">
          Go to training
        </Button>
      </Stack>
    </Center>
  );
}

function Compared({ lists }: { lists: RunLists }) {
  const { tab, selected, insideId } = useComparisonView();
  const { judged } = lists;
  const runs = useMemo(() => {
    const ids = selected ?? defaultSelection(judged);
    return ids.flatMap((id) => judged.find((run) => run.id === id) ?? []);
  }, [selected, judged]);
  const inside = judged.find(({ id }) => id === insideId) ?? runs[0] ?? judged[0]!;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Title order={2}>Compare</Title>
        <SegmentedControl
          aria-label="View"
          value={tab}
          onChange={(value) => useComparisonView.setState({ tab: value })}
          data={[
            { value: 'side-by-side', label: 'Side by side' },
            { value: 'inside', label: 'Inside one run' },
          ]}
        />
      </Group>
      {tab === 'inside' ? (
        <InsideRun run={inside} runs={judged} />
      ) : (
        <>
          <RunPicker
            runs={judged}
            selected={runs.map(({ id }) => id)}
            onChange={(ids) => useComparisonView.setState({ selected: ids })}
          />
          {runs.length < 2 ? (
            <Alert color="gray" title={judged.length < 2 ? 'One run so far' : 'Pick another run'}>
              {judged.length < 2
                ? 'A comparison needs two. Train another run on the same photographs, or look inside this one.'
                : 'Tick two or more runs above to see them side by side.'}
            </Alert>
          ) : (
            <SideBySide runs={runs} />
          )}
        </>
      )}
    </Stack>
  );
}

/** Runs side by side, and what is inside one of them. */
export default function ComparisonRoom() {
  const lists = useRunLists();
  if (!lists) {
    return (
      <Center mih="40vh">
        <Loader aria-label="Reading the runs" />
      </Center>
    );
  }
  return lists.judged.length === 0 ? (
    <>
      <Title order={2}>Compare</Title>
      <Nothing unjudged={lists.unjudged} />
    </>
  ) : (
    <Compared lists={lists} />
  );
}
