/** Activities of several runs: each fold is trained in its turn, and what is finished stays. */
import type { ExperimentPlan } from '../../src/domain/experiment/plan';
import type { Recipe } from '../../src/domain/recipe/recipe';
import type { Activity } from './activity';
import { foldRecipe } from './recipes';

/** Start the experiment of this recipe, or go on with what is left of it, to the end of its last run. */
const experiment =
  (recipe: Recipe, plan: ExperimentPlan): Activity['act'] =>
  async (page) => {
    await page.evaluate(
      async ([recipe, plan]) => {
        const { experiments, training } = window.studio;
        let isLost = false;
        training.subscribe((event) => {
          void window.onFaultEvent?.(event);
          isLost ||= event.kind === 'ended' && /queued|running/.test(event.status);
        });
        // As every page of the studio does at its start: it notices when another tab is closed.
        await training.recoverRuns();
        const ids = async () => (await experiments.list()).map(({ id }) => id);
        if ((await ids()).length === 0) await experiments.startExperiments([recipe], plan, 'wasm');
        let continues = 0;
        for (;;) {
          const results = await Promise.all((await ids()).map(experiments.result));
          const runs = results.flatMap((result) => result?.runs ?? []);
          const isAt = (...of: string[]) => runs.filter(({ status }) => of.includes(status));
          if (isAt('queued', 'running').length > 0) {
            // On a disk that is full to the last byte: what is left waits for the next visit.
            if (isLost) throw new Error('There is no space left.');
            await new Promise((resolve) => setTimeout(resolve, 250));
            continue;
          }
          if (isAt('finished').length === runs.length) return;
          const [failed] = isAt('failed', 'stopped');
          // Another tab may have been closed meanwhile; more than twice, it does not go on.
          if ((failed && continues > 0) || continues > 2) {
            const why = failed?.failure?.message ?? failed?.status ?? 'The runs do not go on.';
            throw new Error(JSON.stringify(why));
          }
          for (const id of await ids()) await experiments.continueExperiment(id, 'wasm');
          continues++;
        }
      },
      [recipe, plan] as const,
    );
  };

const folds = experiment(foldRecipe, { kind: 'folds', folds: 5, repeats: 1 });
const seeds = experiment(foldRecipe, { kind: 'seeds', repeats: 3 });

const runs = (name: string, act: Activity['act'], after: Activity['after']): Activity => ({
  ...{ name, act, after, profile: 'images', path: 'automation.html' },
  uses: 'training',
  backend: 'wasm',
});

export const experimentActivities: Activity[] = [
  runs('training a fold of five', folds, ({ kind }) => kind === 'step'),
  runs('going from fold to fold', folds, ({ kind }) => kind === 'ended'),
  runs('training three seeds', seeds, ({ kind }) => kind === 'step'),
];
