import { Grid, Stack } from '@mantine/core';
import { ALPHAS, type MobileNetRecipe, type Recipe } from '../../domain/recipe';
import { ChoiceField, NumberField } from './fields';
import { featureLayerOptions, withinCut } from './network';
import { NetworkPicture } from './NetworkPicture';
import type { Recipes } from './useRecipes';
import { WeightsChoice } from './WeightsChoice';

const alphaOptions = ALPHAS.map((alpha) => ({
  value: String(alpha),
  label: alpha === 1 ? '1 (as published)' : String(alpha),
}));

/** What only MobileNetV2 has: its weights, where features leave, variants, and fine-tuning. */
export function MobileNetFields({
  model,
  edit,
}: {
  model: MobileNetRecipe;
  edit: Recipes['edit'];
}) {
  const change = (changesTo: (model: MobileNetRecipe) => Partial<MobileNetRecipe>) =>
    edit('mobilenetv2', (old: Recipe) =>
      old.model.kind === 'mobilenetv2'
        ? { ...old, model: { ...old.model, ...changesTo(old.model) } }
        : old,
    );
  const set = (changes: Partial<MobileNetRecipe>) => change(() => changes);
  const setFineTune = (changes: Partial<MobileNetRecipe['fineTune']>) =>
    change(({ fineTune }) => ({ fineTune: { ...fineTune, ...changes } }));

  return (
    <Stack gap="md">
      <WeightsChoice value={model.weights} onChange={(changes) => set(changes)} />
      <Grid gap="md" align="flex-end">
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <ChoiceField
            label="Features leave at"
            value={model.featureLayer}
            options={featureLayerOptions(model.featureLayer, model.weights)}
            onChange={(featureLayer) =>
              set({
                featureLayer,
                fineTune: {
                  ...model.fineTune,
                  from: withinCut(model.fineTune.from, featureLayer),
                },
              })
            }
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <ChoiceField
            label="Width (alpha)"
            value={String(model.alpha)}
            options={alphaOptions}
            onChange={(chosen) =>
              set({ alpha: ALPHAS.find((alpha) => String(alpha) === chosen) ?? 1 })
            }
          />
        </Grid.Col>
        <Grid.Col span={6}>
          <NumberField
            label="Units in the head"
            value={model.headUnits}
            minimum={1}
            maximum={2048}
            whole
            onChange={(headUnits) => set({ headUnits })}
          />
        </Grid.Col>
        <Grid.Col span={6}>
          <NumberField
            label="Augmented variants"
            description="Computed once for each training photograph."
            value={model.variants}
            minimum={0}
            maximum={20}
            whole
            onChange={(variants) => set({ variants })}
          />
        </Grid.Col>
      </Grid>
      <NetworkPicture
        featureLayer={model.featureLayer}
        value={model.fineTune.from}
        onChange={(from) => setFineTune({ from })}
      />
      {model.fineTune.from !== 'none' && (
        <Grid gap="md" align="flex-end">
          <Grid.Col span={6}>
            <NumberField
              label="Fine-tuning epochs"
              value={model.fineTune.epochs}
              minimum={1}
              maximum={500}
              whole
              onChange={(epochs) => setFineTune({ epochs })}
            />
          </Grid.Col>
          <Grid.Col span={6}>
            <NumberField
              label="Fine-tuning learning rate"
              description="Very low, or it forgets what it knew."
              value={model.fineTune.learningRate}
              minimum={1e-7}
              maximum={1}
              step={0.00001}
              onChange={(learningRate) => setFineTune({ learningRate })}
            />
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  );
}
