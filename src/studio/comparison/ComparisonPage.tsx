import { Alert, Button, Center, Group, Loader, Stack } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { t } from '../../texts/t';
import { EmptyState } from '../components/EmptyState';
import { PageHeading } from '../components/PageHeading';
import { baselineFirst, defaultSelection } from './columns';
import { RunEvaluation } from './evaluation/RunEvaluation';
import { HandedIn } from './HandedIn';
import { RunPicker } from './RunPicker';
import { useRunLists, type RunLists } from './runs';
import { SideBySide } from './SideBySide';
import { useComparisonView } from './view';
import { ViewSwitch } from './ViewSwitch';

function Nothing({ unevaluated }: { unevaluated: number }) {
  return (
    <EmptyState
      icon={IconScale}
      title={t('comparison.page.nothing.title')}
      action={
        <Button component={Link} href="/train">
          {t('comparison.page.nothing.train')}
        </Button>
      }
    >
      {unevaluated === 0
        ? t('comparison.page.nothing.noRuns')
        : t('comparison.page.nothing.unevaluated')}
    </EmptyState>
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
      <PageHeading title={t('shell.pages.compare')} actions={<ViewSwitch view={tab} />}>
        {t('comparison.page.purpose')}
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
          <HandedIn runs={evaluated} />
          {runs.length < 2 ? (
            <Alert
              color="gray"
              title={
                evaluated.length < 2
                  ? t('comparison.page.one.title')
                  : t('comparison.page.one.chooseTitle')
              }
            >
              {evaluated.length < 2
                ? t('comparison.page.one.text')
                : t('comparison.page.one.choose')}
              {evaluated.length < 2 && (
                <Group gap="xs" mt="xs">
                  <Button component={Link} href="/train" size="xs">
                    {t('comparison.page.nothing.train')}
                  </Button>
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => useComparisonView.setState({ tab: 'evaluation' })}
                  >
                    {t('comparison.page.one.evaluation')}
                  </Button>
                </Group>
              )}
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
        <Loader role="progressbar" aria-label={t('comparison.page.readingRuns')} />
      </Center>
    );
  }
  return lists.evaluated.length === 0 ? (
    <>
      <PageHeading title={t('shell.pages.compare')} actions={<ViewSwitch view="side-by-side" />}>
        {t('comparison.page.purpose')}
      </PageHeading>
      <Nothing unevaluated={lists.unevaluated} />
    </>
  ) : (
    <Compared lists={lists} />
  );
}
