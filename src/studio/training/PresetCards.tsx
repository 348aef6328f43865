import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import {
  IMAGES_PER_CLASS,
  presetOf,
  PRESETS,
  withPresetValues,
  type Preset,
} from '../../domain/recipe/presets';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import { choosePreset } from '../../client/recipes';
import { t } from '../../texts/t';
import classes from './cards.module.css';
import { formatEstimate, type Estimate } from './useEstimate';

const OFFERED = ['quick', 'balanced', 'best'] as const;

export const presetTitle = (preset: Preset | null): string =>
  t(`training.page.preset.${preset ?? 'custom'}`);

interface PresetCardsProps {
  set: RecipeSet;
  estimate: Estimate;
  /** How often each model is trained; null: once. */
  plan: ExperimentPlan | null;
}

/** Hyperparameters by name, each with the minutes that it takes and the images that it is worth. */
export function PresetCards({ set, estimate, plan }: PresetCardsProps) {
  const preset = presetOf(set);
  const isOffered = OFFERED.some((each) => each === preset);
  const recipes = chosenRecipes(set);
  const choose = (value: string) => {
    const found = PRESETS.find((each) => each === value);
    if (found) choosePreset(found);
  };
  return (
    <div>
      <Radio.Group label={t('training.page.preset.label')} value={preset ?? ''} onChange={choose}>
        <SimpleGrid cols={3} spacing="xs" mt="3xs">
          {OFFERED.map((each) => {
            const seconds = estimate.of(
              recipes.map((recipe) => withPresetValues(recipe, each)),
              plan,
            );
            const time = formatEstimate(seconds);
            const images = t('training.page.preset.images', { images: IMAGES_PER_CLASS[each] });
            return (
              <Radio.Card
                key={each}
                value={each}
                className={classes.card}
                aria-label={t('training.page.preset.card', {
                  preset: presetTitle(each),
                  time,
                  images,
                })}
              >
                <Stack gap="5xs">
                  <Text fw={600}>{presetTitle(each)}</Text>
                  <Text size="sm">{time}</Text>
                  <Text size="xs" c="dimmed">
                    {images}
                  </Text>
                </Stack>
              </Radio.Card>
            );
          })}
        </SimpleGrid>
      </Radio.Group>
      <Text size="xs" c="dimmed" mt="3xs" role="status">
        {!isOffered && <b>{presetTitle(preset)}. </b>}
        {estimate.isMeasured
          ? t('training.page.preset.measured')
          : t('training.page.preset.reference')}
      </Text>
    </div>
  );
}
