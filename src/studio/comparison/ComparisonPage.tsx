import { Alert, Button, Center, Loader, SegmentedControl, Stack } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { baselineFirst, defaultSelection } from './columns';
import { RunEvaluation } from './evaluation/RunEvaluation';
import { RunPicker } from './RunPicker';
import { useRunLists, type RunLists } from './runs';
import { SideBySide } from './SideBySide';
import { useComparisonView } from './view';

const PURPOSE = 'Runs side by side on the same test images, and the evaluation of each.';

function Nothing({ unevaluated }: { unevaluated: number }) {
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
      {unevaluated === 0
        ? 'Train a run, or several models one after the other: they are compared here on the same test images.'
        : 'A run appears here once its training has finished and it has been evaluated on the test images.'}
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
        { value: 'evaluation', label: 'Evaluation' },
      ]}
    />
  );
}

function Compared({ lists }: { lists: RunLists }) {
  const { tab, selected, baselineId, evaluatedId } = useComparisonView();
  const { evaluated } = lists;
  const runs = useMemo(() => {
    const ids = selected ?? defaultSelection(evaluated);
    const chosen = ids.flatMap((id) => evaluated.find((run) => run.id === id) ?? []);
    return baselineFirst(chosen, baselineId);
  }, [selected, baselineId, evaluated]);
  const opened = evaluated.find(({ id }) => id === evaluatedId) ?? runs[0] ?? evaluated[0]!;
  return (
    <Stack gap="lg">
      <PageHeading title="Compare" actions={<ViewSwitch />}>
        {PURPOSE}
      </PageHeading>
      {tab === 'evaluation' ? (
        <RunEvaluation run={opened} runs={evaluated} />
      ) : (
        <>
          <RunPicker
            runs={evaluated}
            selected={runs.map(({ id }) => id)}
            onChange={(ids) => useComparisonView.setState({ selected: ids })}
          />
          {runs.length < 2 ? (
            <Alert
              color="gray"
              title={evaluated.length < 2 ? 'One run so far' : 'Choose another run'}
            >
              {evaluated.length < 2
                ? 'A comparison needs two. Train another run on the same images, or open the evaluation of this one.'
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

/** Runs side by side, and the evaluation of one of them. */
export default function ComparisonPage() {
  const lists = useRunLists();
  if (!lists) {
    return (
      <Center mih="40vh">
        <Loader aria-label="Reading the runs" />
      </Center>
    );
  }
  return lists.evaluated.length === 0 ? (
    <>
      <PageHeading title="Compare">{PURPOSE}</PageHeading>
      <Nothing unevaluated={lists.unevaluated} />
    </>
  ) : (
    <Compared lists={lists} />
  );
}
