import { Alert, Button, Text } from '@mantine/core';
import { IconAlertCircle, IconPlayerPlay } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { runCount } from '../../domain/experiment/plan';
import { definitionOf } from '../../domain/models/registry';
import { presetOf } from '../../domain/recipe/presets';
import { experimentWeightsSize } from '../../domain/recipe/weightsSize';
import { chosenRecipes, type RecipeSet } from '../../domain/recipe/recipeSet';
import { datasetWaits } from '../../client/datasetLock';
import { say, t } from '../../texts/t';
import { fileSize } from '../components/format';
import { presetTitle } from './PresetCards';
import { planOf } from './repeat';
import { RepeatChoice, RepeatHint, type RepeatHintProps } from './RepeatChoice';
import classes from './StartBar.module.css';
import { formatEstimate, type Estimate } from './useEstimate';

interface StartBarProps extends RepeatHintProps {
  set: RecipeSet;
  estimate: Estimate;
  /** Whether an experiment keeps the weights of its runs. */
  keepsWeights: boolean;
  classCount: number;
  /** A run is trained now or waits, here or in another tab. */
  isBusy: boolean;
  starting: boolean;
  problem: string | null;
  onStart: () => void;
}

function label({ chosen }: RecipeSet, isBusy: boolean): string {
  if (isBusy) return t('training.page.start.queue');
  const [first] = chosen;
  if (chosen.length === 1)
    return t('training.page.start.one', { model: say(definitionOf(first!).shortTitle) });
  return chosen.length === 2
    ? t('training.page.start.both')
    : t('training.page.start.all', { models: chosen.length });
}

/** The button that starts, always in sight, and what it starts. */
export function StartBar(props: StartBarProps) {
  const { set, estimate, keepsWeights, classCount, isBusy, ...others } = props;
  const { starting, problem, onStart, ...repeating } = others;
  const plan = planOf(repeating.repeat);
  const recipes = chosenRecipes(set);
  const kept = plan && keepsWeights ? experimentWeightsSize(recipes, plan, classCount) : null;
  const isWaiting = useStore(datasetWaits, ({ waiting }) => waiting > 0);
  const models = set.chosen.map((kind) => say(definitionOf(kind).shortTitle)).join(' + ');
  return (
    <section aria-label={t('training.page.start.label')} className={classes.bar} data-start-bar>
      {problem && (
        <Alert
          color="error"
          icon={<IconAlertCircle />}
          role="alert"
          title={t('training.page.start.problem')}
        >
          {problem}
        </Alert>
      )}
      {starting && isWaiting && (
        <Text size="sm" role="status">
          {t('training.page.start.waiting')}
        </Text>
      )}
      <RepeatHint {...repeating} />
      <div className={classes.row}>
        <Text size="sm">
          <b>{models}</b> · {presetTitle(presetOf(set))}
          {plan && ` · ${t('experiments.train.runs', { count: recipes.length * runCount(plan) })}`}
          {kept !== null && ` · ${t('experiments.train.keeps', { size: fileSize(kept) })}`}
          {repeating.isTrainable && ` · ${formatEstimate(estimate.of(recipes, plan))}`}
        </Text>
        <RepeatChoice {...repeating} />
        <Button
          size="md"
          // Pressed all the same, it says why nothing can be trained.
          variant={repeating.isTrainable ? 'filled' : 'default'}
          className={classes.button}
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          loading={starting}
          // The second click of a double click starts nothing, however fast the first one was.
          onClick={({ detail }) => {
            if (detail < 2) onStart();
          }}
        >
          {label(set, isBusy)}
        </Button>
      </div>
    </section>
  );
}
