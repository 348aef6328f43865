import { Alert, Button, Center, Loader, SegmentedControl, Stack } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { defaultSelection } from './columns';
import { InsideRun } from './inside/InsideRun';
import { RunPicker } from './RunPicker';
import { useRunLists, type RunLists } from './runs';
import { SideBySide } from './SideBySide';
import { useComparisonView } from './view';

const PURPOSE = 'Runs side by side on the same test photographs, and what is inside each of them.';

function Nothing({ unjudged }: { unjudged: number }) {
  return (
    <EmptyState
      icon={IconScale}
      title="Nothing to compare yet"
      action={
        <Button component={Link} href="/train">
          Go to training
        </Button>
      }
    >
      {unjudged === 0
        ? 'Train a run, or the CNN and MobileNetV2 one after the other, and they meet here on the same test photographs.'
        : 'A run appears here once its training has finished and the test photographs have been judged.'}
    </EmptyState>
  );
}

function ViewSwitch() {
  const tab = useComparisonView((view) => view.tab);
  return (
    <SegmentedControl
      aria-label="View"
      value={tab}
      onChange={(value) => useComparisonView.setState({ tab: value })}
      data={[
        { value: 'side-by-side', label: 'Side by side' },
        { value: 'inside', label: 'Inside one run' },
      ]}
    />
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
      <PageHeading title="Compare" actions={<ViewSwitch />}>
        {PURPOSE}
      </PageHeading>
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
export default function ComparisonPage() {
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
      <PageHeading title="Compare">{PURPOSE}</PageHeading>
      <Nothing unjudged={lists.unjudged} />
    </>
  ) : (
    <Compared lists={lists} />
  );
}
