import { Accordion, Button, Grid, Group, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Recipe } from '../../domain/recipe/recipe';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import { EmptyState } from '../components/EmptyState';
import { loadChart } from '../components/curves/loadChart';
import { PageHeading } from '../components/PageHeading';
import { modelTitle } from '../components/format';
import { useRecipes } from '../components/useRecipes';
import { chooseFamilies, editRecipe } from '../../client/recipes';
import { useTraining } from '../components/useTraining';
import { ActiveRun } from './ActiveRun';
import { NumberField } from './fields';
import { LayerTable } from './LayerTable';
import { ModelFields } from './ModelFields';
import { ModelCards } from './ModelCards';
import { RecipeFile } from './RecipeFile';
import { RunList } from './RunList';
import { StartPanel } from './StartPanel';
import { TrainingFields } from './TrainingFields';
import { useDatasetCounts } from './useDatasetCounts';

/** One model's choices, and its layers when asked for. */
function ModelSettings({ recipe, classCount }: { recipe: Recipe; classCount: number }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={modelTitle(recipe.model)}>
      <Stack gap="md">
        <Title order={3} size="h4">
          {modelTitle(recipe.model)}
        </Title>
        <TrainingFields recipe={recipe} />
        <ModelFields model={recipe.model} />
        <Accordion variant="contained">
          <Accordion.Item value="layers">
            <Accordion.Control>Layers</Accordion.Control>
            <Accordion.Panel>
              <LayerTable recipe={recipe} classCount={classCount} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Paper>
  );
}

function Settings({ set }: { set: RecipeSet }) {
  const dataset = useDatasetCounts();
  const form = useRef<HTMLDivElement>(null);
  const recipes = chosenRecipes(set);
  const shared = recipes[0]!;
  const findInvalid = () => {
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    return field != null;
  };
  // Another model's settings are many fields: drawn in slices, after the card that was pressed.
  const chosen = useDeferredValue(set.chosen);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 8 }} ref={form}>
        <Stack gap="lg">
          <ModelCards chosen={set.chosen} onChange={chooseFamilies} />

          {chosen.map((kind) => (
            <ModelSettings
              key={kind}
              recipe={set.byKind[kind]}
              classCount={Math.max(2, dataset?.classes.length ?? 2)}
            />
          ))}

          <Group align="flex-end">
            <NumberField
              label="Seed"
              description="The same seed gives the same run."
              value={shared.seed}
              minimum={0}
              maximum={2 ** 31 - 1}
              whole
              onChange={(seed) => editRecipe(shared.model.kind, (old) => ({ ...old, seed }))}
            />
          </Group>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <StartPanel
          dataset={dataset}
          recipes={recipes}
          hasOwnSplit={set.ownSplit !== null}
          findInvalid={findInvalid}
        />
      </Grid.Col>
    </Grid>
  );
}

/** Choose a model and its settings, train it, watch it, and inspect the runs so far. */
export default function TrainingPage() {
  const set = useRecipes();
  const dataset = useDatasetCounts();
  const active = useTraining((state) => state.active);
  // While nothing trains yet: beside busy cores each library's start takes twice as long.
  useEffect(() => void loadChart().catch(() => {}), []); // The curves load it again, and show a failure.
  // The page is large: deferred, React renders it in slices, so that opening it blocks nothing.
  const isRead = useDeferredValue(set !== null && dataset !== undefined, false);
  if (!isRead || !set || !dataset) return <Skeleton h={400} aria-label="Opening the recipe" />;
  return (
    <Stack gap="xl">
      <div>
        <PageHeading title="Train" actions={<RecipeFile recipes={chosenRecipes(set)} />}>
          Everything is computed in this browser; the photographs stay on this machine.
        </PageHeading>
        {active && <ActiveRun active={active} />}
      </div>
      {dataset.total === 0 ? (
        <EmptyState
          icon={IconPhotoPlus}
          title="No photographs yet"
          action={
            <Button component={Link} href="/">
              Bring photographs
            </Button>
          }
        >
          A model learns from photographs of at least two classes. Bring yours, or use the sample
          dataset.
        </EmptyState>
      ) : (
        <Settings set={set} />
      )}
      <RunList />
    </Stack>
  );
}
