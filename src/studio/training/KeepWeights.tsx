import { Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { runCount, type ExperimentPlan } from '../../domain/experiment/plan';
import type { Recipe } from '../../domain/recipe/recipe';
import { experimentWeightsSize } from '../../domain/recipe/weightsSize';
import { t } from '../../texts/t';
import { fileSize } from '../components/format';

/** Whether the next experiments keep the weights of their runs: the user's choice, kept in this browser. */
export function useKeepsWeights(): [boolean, (keeps: boolean) => void] {
  const [stored, setStored] = useLocalStorage({
    key: 'mask-studio-keep-weights',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return [stored === true, setStored];
}

interface KeepWeightsProps {
  recipes: readonly Recipe[];
  plan: ExperimentPlan;
  classCount: number;
  value: boolean;
  onChange: (keeps: boolean) => void;
}

/** Whether an experiment keeps the weights of every run, with the space that they take. */
export function KeepWeights({ recipes, plan, classCount, value, onChange }: KeepWeightsProps) {
  const runs = recipes.length * runCount(plan);
  const bytes = experimentWeightsSize(recipes, plan, classCount);
  return (
    <Switch
      label={t('experiments.train.keepWeights')}
      description={t('experiments.train.keepWeightsHelp', { count: runs, size: fileSize(bytes) })}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}
