import {
  Accordion,
  Button,
  Collapse,
  Group,
  Paper,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import {
  IconAdjustments,
  IconChevronDown,
  IconChevronRight,
  IconSchool,
} from '@tabler/icons-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import { definitionOf } from '../../domain/models/registry';
import { presetOf, withPresetValues } from '../../domain/recipe/presets';
import type { Recipe } from '../../domain/recipe/recipe';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import type { BackendPreference } from '../../domain/run/run';
import { choosePreset, editRecipe } from '../../client/recipes';
import { t } from '../../texts/t';
import { modelTitle } from '../components/format';
import { BackendField } from './BackendField';
import { ClassWeights } from './ClassWeights';
import { NumberField } from './fields';
import { KeepWeights } from './KeepWeights';
import { LayerTable } from './LayerTable';
import { ModelFields } from './ModelFields';
import { TrainingFields } from './TrainingFields';
import { openAdvanced, useTrainingView } from './view';

/** One model's hyperparameters, and its layers when asked for. */
function ModelSettings({ recipe, classCount }: { recipe: Recipe; classCount: number }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={modelTitle(recipe.model)}>
      <Stack gap="md">
        <Title order={4}>{modelTitle(recipe.model)}</Title>
        <TrainingFields recipe={recipe} />
        <ModelFields model={recipe.model} />
        <Accordion variant="contained" order={5}>
          <Accordion.Item value="layers">
            <Accordion.Control>{t('training.form.modelSummary')}</Accordion.Control>
            <Accordion.Panel>
              <LayerTable recipe={recipe} classCount={classCount} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Paper>
  );
}

/** The tutorial's exact network as a preset, named by its size and parameters. */
function TutorialPreset({ set, classCount }: { set: RecipeSet; classCount: number }) {
  const { model, imageSize } = withPresetValues(set.byKind.cnn, 'tutorial');
  const { params } = definitionOf('cnn').summary(model, imageSize, classCount);
  const isChosen = presetOf(set) === 'tutorial';
  return (
    <Group gap="xs">
      <Button
        variant={isChosen ? 'light' : 'default'}
        aria-pressed={isChosen}
        leftSection={<IconSchool size={18} aria-hidden />}
        onClick={() => choosePreset('tutorial')}
      >
        {t('training.page.preset.tutorial')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('training.form.tutorialNetwork', { size: imageSize, params })}
      </Text>
    </Group>
  );
}

interface AdvancedProps {
  set: RecipeSet;
  /** How often each model is trained; null: once. */
  plan: ExperimentPlan | null;
  keepsWeights: boolean;
  onKeepsWeights: (keeps: boolean) => void;
  classCount: number;
  backend: BackendPreference;
  onBackend: (backend: BackendPreference) => void;
}

function Fields(props: AdvancedProps) {
  const { set, plan, classCount, backend, onBackend } = props;
  const shared = set.byKind[set.chosen[0]!];
  return (
    <Stack gap="lg">
      {set.chosen.includes('cnn') && <TutorialPreset set={set} classCount={classCount} />}
      {set.chosen.map((kind) => (
        <ModelSettings key={kind} recipe={set.byKind[kind]} classCount={classCount} />
      ))}
      <ClassWeights recipe={shared} />
      <Group align="flex-start" gap="lg">
        <NumberField
          label={t('training.form.seed')}
          description={t('training.form.seedHelp')}
          value={shared.seed}
          minimum={0}
          maximum={2 ** 31 - 1}
          whole
          onChange={(seed) => editRecipe(shared.model.kind, (old) => ({ ...old, seed }))}
        />
        <BackendField value={backend} onChange={onBackend} />
      </Group>
      {plan && (
        <KeepWeights
          recipes={chosenRecipes(set)}
          {...{ plan, classCount }}
          value={props.keepsWeights}
          onChange={props.onKeepsWeights}
        />
      )}
    </Stack>
  );
}

/** Every hyperparameter; collapsed until asked for. */
export function Advanced({ actions, ...props }: AdvancedProps & { actions: ReactNode }) {
  const isOpen = useTrainingView((view) => view.isAdvancedOpen);
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  // Many fields: drawn in slices, after the press. Hidden, they keep what is being typed.
  const isMounted = useDeferredValue(wasOpened);
  const set = useDeferredValue(props.set);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={3} size="md">
          <Button
            variant="subtle"
            color="gray"
            ml="-sm"
            px="sm"
            aria-expanded={isOpen}
            aria-controls="advanced"
            leftSection={<IconAdjustments size={18} aria-hidden />}
            rightSection={<Chevron size={16} aria-hidden />}
            onClick={() => openAdvanced(!isOpen)}
          >
            {t('training.form.advanced')}
          </Button>
        </Title>
        <Group gap="xs">{actions}</Group>
      </Group>
      <Collapse
        id="advanced"
        expanded={isOpen}
        transitionDuration={0}
        keepMountedMode="display-none"
      >
        {isMounted ? <Fields {...props} set={set} /> : isOpen && <Skeleton h={300} />}
      </Collapse>
    </div>
  );
}
