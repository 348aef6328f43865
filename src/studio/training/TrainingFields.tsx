import { Grid, Group, Slider, Stack, Switch, Text } from '@mantine/core';
import { useId } from 'react';
import { definitionOf, type ModelKind } from '../../domain/models/registry';
import type { Recipe } from '../../domain/recipe/recipe';
import { editRecipe } from '../../client/recipes';
import { say, t } from '../../texts/t';
import { HelpButton, WithHelp } from '../components/help/HelpButton';
import { NumberField } from './fields';
import { useCurrent } from './useCurrent';

const SIZE_MARKS = [64, 96, 128, 160, 192, 224].map((value) => ({ value, label: String(value) }));
const DEFAULT_PATIENCE = 5;

function ImageSize({ recipe }: { recipe: Recipe }) {
  const { kind } = recipe.model;
  const value = useCurrent(kind, ({ imageSize }) => imageSize, recipe.imageSize);
  const label = useId();
  return (
    <Stack gap="4xs" pb="lg">
      <Group justify="space-between">
        <Text id={label} size="sm" fw={500}>
          {t('training.form.imageSize')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('training.form.square', { size: value })}
        </Text>
      </Group>
      <Slider
        mx="sm"
        min={64}
        max={224}
        step={32}
        marks={SIZE_MARKS}
        value={value}
        onChange={(imageSize) => editRecipe(kind, (old) => ({ ...old, imageSize }))}
        label={null}
        thumbProps={{ 'aria-labelledby': label }}
        thumbValueText={(size) => t('training.form.pixels', { size })}
      />
    </Stack>
  );
}

const earlyStoppingOf = ({ training }: Recipe) => training.earlyStopping;

/** What every family has: image size, epochs, batch size, learning rate, early stopping. */
export function TrainingFields({ recipe }: { recipe: Recipe }) {
  const kind: ModelKind = recipe.model.kind;
  const { training } = recipe;
  const earlyStopping = useCurrent(kind, earlyStoppingOf, earlyStoppingOf(recipe));
  const set = (changes: Partial<Recipe['training']>) =>
    editRecipe(kind, (old) => ({ ...old, training: { ...old.training, ...changes } }));
  return (
    <Stack gap="md">
      <ImageSize recipe={recipe} />
      <Grid gap="md" align="flex-end">
        <Grid.Col span={6}>
          <WithHelp topic="epoch" label={say(definitionOf(kind).epochsLabel)}>
            <NumberField
              label={say(definitionOf(kind).epochsLabel)}
              value={training.epochs}
              minimum={1}
              maximum={500}
              whole
              onChange={(epochs) => set({ epochs })}
            />
          </WithHelp>
        </Grid.Col>
        <Grid.Col span={6}>
          <WithHelp topic="batch" label={t('training.form.batchSize')}>
            <NumberField
              label={t('training.form.batchSize')}
              value={training.batchSize}
              minimum={1}
              maximum={256}
              whole
              onChange={(batchSize) => set({ batchSize })}
            />
          </WithHelp>
        </Grid.Col>
        <Grid.Col span={6}>
          <WithHelp topic="learningRate" label={t('training.form.learningRate')}>
            <NumberField
              label={t('training.form.learningRate')}
              value={training.learningRate}
              minimum={1e-7}
              maximum={1}
              step={0.0001}
              onChange={(learningRate) => set({ learningRate })}
            />
          </WithHelp>
        </Grid.Col>
      </Grid>
      <Grid gap="md" align="flex-end">
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <Group gap="4xs" wrap="nowrap" align="flex-start">
            <Switch
              label={t('training.form.earlyStopping')}
              description={t('training.form.earlyStoppingHelp')}
              checked={earlyStopping !== null}
              onChange={({ currentTarget }) =>
                set({
                  earlyStopping: currentTarget.checked ? { patience: DEFAULT_PATIENCE } : null,
                })
              }
            />
            <HelpButton topic="overfitting" />
          </Group>
        </Grid.Col>
        {earlyStopping && (
          <Grid.Col span={{ base: 12, xs: 6 }}>
            <WithHelp topic="patience" label={t('training.form.patience')}>
              <NumberField
                label={t('training.form.patience')}
                description={t('training.form.patienceHelp')}
                value={earlyStopping.patience}
                minimum={1}
                maximum={100}
                whole
                onChange={(patience) => set({ earlyStopping: { patience } })}
              />
            </WithHelp>
          </Grid.Col>
        )}
      </Grid>
    </Stack>
  );
}
