import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { startExperiments } from '../../client/experiments';
import type { ExperimentPlan } from '../../domain/experiment/plan';
import type { Recipe } from '../../domain/recipe/recipe';
import type { BackendPreference } from '../../domain/run/run';
import { flushRecipes } from '../../client/recipes';
import { startRuns } from '../../client/trainingSession';
import { say, sayError, t } from '../../texts/t';
import { formatList } from '../components/format';
import { useHasInvalid } from './invalidFields';
import { openAdvanced } from './view';

interface StartOptions {
  recipes: Recipe[];
  /** How often each is run; null: once. */
  plan: ExperimentPlan | null;
  /** Whether an experiment keeps the weights of its runs. */
  keepsWeights: boolean;
  backend: BackendPreference;
}

/** Starting runs: `problem` says why it did not work, for as long as that is so. */
export function useStart({ recipes, plan, keepsWeights, backend }: StartOptions) {
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState(false);
  const [failure, setFailure] = useState<{ message: string; subject: string } | null>(null);
  // A message about other choices is not shown. By content: storing the choices gives new objects.
  const subject = JSON.stringify({ recipes, plan });
  const hasInvalid = useHasInvalid();

  const start = async () => {
    setRefused(hasInvalid);
    setFailure(null);
    if (hasInvalid) {
      flushSync(() => openAdvanced(true));
      document.querySelector<HTMLElement>('#advanced [aria-invalid="true"]')?.focus();
      return;
    }
    setStarting(true);
    try {
      await flushRecipes();
      const waiting = plan
        ? (await startExperiments(recipes, plan, backend, { keepsWeights })).waiting
        : await startRuns(recipes, backend);
      if (waiting.length > 0) {
        const message = t('training.page.start.queued', { runs: formatList(waiting.map(say)) });
        notifications.show({
          title: t('training.page.start.queuedTitle'),
          message,
          closeButtonProps: { 'aria-label': t('training.page.start.closeNotice') },
        });
      }
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      window.scrollTo({ top: 0, behavior: isStill ? 'instant' : 'smooth' });
    } catch (error) {
      setFailure({ message: sayError(error), subject });
    } finally {
      setStarting(false);
    }
  };
  const invalid = refused && hasInvalid ? t('training.page.start.invalid') : null;
  const problem = invalid ?? (failure?.subject === subject ? failure?.message : null) ?? null;
  return { start, starting, problem };
}
