import { Alert, Stack, Switch } from '@mantine/core';
import { IMBALANCED_FROM, imbalance } from '../../domain/recipe/classWeights';
import type { Recipe } from '../../domain/recipe/recipe';
import { sumOf } from '../../domain/split/shares';
import { editRecipe } from '../../client/recipes';
import { t } from '../../texts/t';
import { useCurrent } from './useCurrent';
import { useDatasetCounts } from './useDatasetCounts';

const classWeightsOf = ({ training }: Recipe) => training.classWeights;

/** What speaks for class weights in this dataset; null where its classes are about equal. */
function useAdvice(): string | null {
  const dataset = useDatasetCounts();
  if (!dataset) return null;
  const sizes = dataset.classes.map(({ id, name }) => {
    const parts = dataset.counts[id];
    return { name, images: parts ? sumOf(parts) : 0 };
  });
  const times = imbalance(sizes.map(({ images }) => images));
  if (times === null || times <= IMBALANCED_FROM) return null;
  const sorted = sizes.sort((a, b) => a.images - b.images);
  return t('training.form.imbalanced', {
    ...{ smallest: sorted[0]!.name, largest: sorted.at(-1)!.name },
    times: Math.round(times * 10) / 10,
  });
}

/** Whether classes are weighted in the training loss, for all models alike. */
export function ClassWeights({ recipe }: { recipe: Recipe }) {
  const { kind } = recipe.model;
  const value = useCurrent(kind, classWeightsOf, classWeightsOf(recipe));
  const advice = useAdvice();
  return (
    <Stack gap="xs">
      <Switch
        label={t('training.form.classWeights')}
        description={t('training.form.classWeightsHelp')}
        checked={value === 'balanced'}
        onChange={({ currentTarget }) => {
          const classWeights = currentTarget.checked ? 'balanced' : 'none';
          editRecipe(kind, (old) => ({ ...old, training: { ...old.training, classWeights } }));
        }}
      />
      {advice && value === 'none' && (
        <Alert color="warning" p="xs">
          {advice}
        </Alert>
      )}
    </Stack>
  );
}
