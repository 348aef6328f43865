import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { IMAGES_PER_CLASS, presetOf, PRESETS, withPresetValues } from '../../domain/recipe/presets';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import { choosePreset } from '../../client/recipes';
import classes from './cards.module.css';
import { formatEstimate, type Estimate } from './useEstimate';

const OFFERED = ['quick', 'balanced', 'best'] as const;

export const presetTitles = {
  quick: 'Quick',
  balanced: 'Balanced',
  best: 'Best',
  tutorial: 'The tutorial’s network',
  custom: 'Custom',
};

/** Hyperparameters by name, each with the minutes that it takes and the images that it is worth. */
export function PresetCards({ set, estimate }: { set: RecipeSet; estimate: Estimate }) {
  const preset = presetOf(set);
  const isOffered = OFFERED.some((each) => each === preset);
  const recipes = chosenRecipes(set);
  const choose = (value: string) => {
    const found = PRESETS.find((each) => each === value);
    if (found) choosePreset(found);
  };
  return (
    <div>
      <Radio.Group label="Preset" value={preset ?? ''} onChange={choose}>
        <SimpleGrid cols={3} spacing="xs" mt={6}>
          {OFFERED.map((each) => {
            const seconds = estimate.of(recipes.map((recipe) => withPresetValues(recipe, each)));
            const time = formatEstimate(seconds);
            const images = `${IMAGES_PER_CLASS[each]}+ images per class`;
            return (
              <Radio.Card
                key={each}
                value={each}
                className={classes.card}
                aria-label={`${presetTitles[each]}: ${time}, ${images}`}
              >
                <Stack gap={2}>
                  <Text fw={600}>{presetTitles[each]}</Text>
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
      <Text size="xs" c="dimmed" mt={6} role="status">
        {!isOffered && <b>{presetTitles[preset ?? 'custom']}. </b>}
        {estimate.isMeasured
          ? 'Times as measured in your earlier runs.'
          : 'Times of two CPU cores without a GPU; after the first run, of this machine.'}
      </Text>
    </div>
  );
}
