import { Button, Grid, Skeleton, Stack } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect } from 'react';
import { Link } from 'wouter';
import { datasetProblem } from '../../domain/dataset/snapshot';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import type { BackendPreference } from '../../domain/run/run';
import { t } from '../../texts/t';
import { EmptyState } from '../components/EmptyState';
import { loadChart } from '../components/curves/loadChart';
import { PageHeading } from '../components/PageHeading';
import { useRecipes } from '../components/useRecipes';
import { chooseFamilies } from '../../client/recipes';
import { useQueueLength, useTraining, useTrainingElsewhere } from '../components/useTraining';
import { ActiveRun } from './ActiveRun';
import { Advanced } from './Advanced';
import { DataPanel } from './DataPanel';
import { useKeepsWeights } from './KeepWeights';
import { ModelCards } from './ModelCards';
import { PageNotices } from './PageNotices';
import { PresetCards } from './PresetCards';
import { planOf, useRepeat } from './repeat';
import { RecipeFile } from './RecipeFile';
import { Result } from './result/Result';
import { RunList } from './RunList';
import { StartBar } from './StartBar';
import { useDatasetCounts, type DatasetCounts } from './useDatasetCounts';
import { useEstimate } from './useEstimate';
import { usePlanProblem } from './usePlanProblem';
import { useStart } from './useStart';

/** Models, preset, data and, under Advanced, every hyperparameter; the bar that starts stays in sight. */
function Form({ set, dataset }: { set: RecipeSet; dataset: DatasetCounts }) {
  const [backend, setBackend] = useLocalStorage<BackendPreference>({
    key: 'mask-studio-backend',
    defaultValue: 'auto',
    getInitialValueInEffect: false,
  });
  const recipes = chosenRecipes(set);
  const [repeat, setRepeat] = useRepeat();
  const plan = planOf(repeat);
  const [keepsWeights, setKeepsWeights] = useKeepsWeights();
  const classCount = Math.max(2, dataset.classes.length);
  const refusal = usePlanProblem(plan, dataset);
  const estimate = useEstimate(dataset, set.ownSplit !== null);
  const isTraining = useTraining((state) => state.active !== null);
  const isElsewhere = useTrainingElsewhere() !== undefined;
  const isBusy = useQueueLength() > 0 || isTraining || isElsewhere;
  const { start, starting, problem } = useStart({ recipes, plan, keepsWeights, backend });
  return (
    <>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <ModelCards chosen={set.chosen} onChange={chooseFamilies} />
            <PresetCards set={set} estimate={estimate} plan={plan} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <DataPanel dataset={dataset} recipe={recipes[0]!} hasOwnSplit={set.ownSplit !== null} />
        </Grid.Col>
      </Grid>
      <Advanced
        {...{ set, plan, keepsWeights, classCount }}
        onKeepsWeights={setKeepsWeights}
        backend={backend}
        onBackend={setBackend}
        actions={<RecipeFile recipes={recipes} />}
      />
      <StartBar
        {...{ set, estimate, keepsWeights, classCount, isBusy, starting, problem, repeat, refusal }}
        testImages={dataset.bySplit.test}
        isTrainable={!datasetProblem(dataset.counts, dataset.classes, set.ownSplit === null)}
        onRepeat={setRepeat}
        onStart={() => void start()}
      />
    </>
  );
}

/** The run in progress: alone in hearing of each step, so that the form below is not drawn again. */
function Progress() {
  const active = useTraining((state) => state.active);
  // The next run must not begin with the curves of the one before.
  return active && <ActiveRun key={active.runId} active={active} />;
}

/** Train, watch, see what came of it and what comes next; then the choices for the next runs. */
export default function TrainingPage() {
  const set = useRecipes();
  const dataset = useDatasetCounts();
  // While nothing trains yet: beside busy cores each library's start takes twice as long.
  useEffect(() => void loadChart().catch(() => {}), []); // The curves load it again, and show a failure.
  // The page is large: deferred, React renders it in slices, so that opening it blocks nothing.
  const isRead = useDeferredValue(set !== null && dataset !== undefined, false);
  if (!isRead || !set || !dataset)
    return <Skeleton h={400} role="progressbar" aria-label={t('training.page.opening')} />;
  return (
    <Stack gap="xl">
      <div>
        <PageHeading title={t('training.page.title')}>{t('training.page.purpose')}</PageHeading>
        <Stack gap="md">
          <PageNotices dataset={dataset} hasOwnSplit={set.ownSplit !== null} />
          <Progress />
          <Result />
        </Stack>
      </div>
      <RunList />
      {dataset.total === 0 ? (
        <EmptyState
          icon={IconPhotoPlus}
          title={t('training.page.noImages.title')}
          action={
            <Button component={Link} href="/">
              {t('training.page.noImages.action')}
            </Button>
          }
        >
          {t('training.page.noImages.text')}
        </EmptyState>
      ) : (
        <Form set={set} dataset={dataset} />
      )}
    </Stack>
  );
}
