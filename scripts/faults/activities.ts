/**
 * What the studio is doing while a fault is injected. An activity can be done again: what is done
 * already stays, and what a fault interrupted is finished.
 */
import type { Locator, Page } from '@playwright/test';
import { DEFAULT_SPLIT, type Recipe } from '../../src/domain/recipe/recipe';
import type { RunEvent } from '../../src/client/runEvents';
import type { Activity, Files } from './activity';
import { experimentActivities } from './experiments';
import { recipes, shortRecipe } from './recipes';

const importing =
  (folder: keyof Files, seed: number): Activity['act'] =>
  async (page, files) => {
    await page.setInputFiles('#folder', files[folder]);
    const choices = { limit: null, seed, fractions: DEFAULT_SPLIT };
    await page.evaluate((c) => window.studio.importChosen('#folder', c), choices);
  };

/** Train this recipe, or go on with the run of it that has not ended. */
const training =
  (recipe: Recipe, backend: 'wasm' | 'webgl' = 'wasm'): Activity['act'] =>
  async (page) => {
    await page.evaluate(
      async ([recipe, backend]) => {
        const { training, listRuns } = window.studio;
        const runs = await listRuns();
        const same = runs.filter((run) => JSON.stringify(run.recipe) === JSON.stringify(recipe));
        const open = same.filter(({ status }) => ['interrupted', 'failed'].includes(status));
        if (open.length === 0 && same.some(({ status }) => status === 'finished')) return;
        const ids = open.map(({ id }) => id);
        if (ids.length === 0) ids.push((await training.createRun(recipe)).id);
        const waiting = new Set(ids);
        training.subscribe((event) => {
          void window.onFaultEvent?.(event);
          if (event.kind === 'ended') waiting.delete(event.runId);
        });
        // As every page of the studio does at its start: it notices when another tab is closed.
        await training.recoverRuns();
        await training.enqueue(ids, backend);
        while (waiting.size > 0) {
          await new Promise((resolve) => setTimeout(resolve, 250));
          // The tab that trains takes what another one has queued.
          for (const { id, status } of await listRuns()) {
            if (status !== 'queued' && status !== 'running') waiting.delete(id);
          }
        }
        for (const run of await listRuns()) {
          if (!ids.includes(run.id) || run.status === 'finished') continue;
          throw new Error(JSON.stringify(run.failure?.message ?? run.status));
        }
      },
      [recipe, backend] as const,
    );
  };

const phase =
  (...names: string[]) =>
  (event: RunEvent) =>
    event.kind === 'phase' && names.includes(event.phase);

function trains(
  name: string,
  recipe: Recipe,
  after: Activity['after'],
  backend: 'wasm' | 'webgl' = 'wasm',
): Activity {
  const act = training(recipe, backend);
  return {
    name,
    profile: 'images',
    path: 'automation.html',
    act,
    after,
    backend,
    uses: 'training',
  };
}

const isStep = (stage: string) => (event: RunEvent) =>
  event.kind === 'step' && event.step.stage === stage;

/** Another tab was faster: there is nothing left to do, and so nothing is said. */
const gone = (page: Page): Locator => page.getByText('No images match');

/** Whether this was done: not where another tab was faster, which takes away what it waits for. */
const before = (other: Locator, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(() => true),
    other
      .first()
      .waitFor()
      .then(() => false),
  ]);

/** On the Images page: select all images of the class disc. Whether there are any. */
async function selectDiscs(page: Page): Promise<boolean> {
  const line = page.getByRole('button', { name: /^Show disc:/ });
  await page.getByRole('button', { name: /^Show bar:/ }).waitFor();
  if ((await line.count()) === 0) return false;
  await line.click();
  const gallery = page.getByRole('listbox', { name: 'Images' });
  // The gallery follows a moment later: until then it has the images of every class.
  const count = /\d+/.exec((await line.textContent()) ?? '')?.[0] ?? '';
  const first = gallery.locator(`[role="option"][aria-setsize="${count}"]`).first();
  if (!(await before(gone(page), first.waitFor()))) return false;
  if (!(await before(gone(page), gallery.focus()))) return false;
  await page.keyboard.press('ControlOrMeta+a');
  return await before(gone(page), page.getByText(/images? selected$/).waitFor());
}

/** Wait until the page says this. Throws an Error with what it says instead: without another place, that there is no space. */
async function said(
  page: Page,
  success: Locator,
  failure = page.getByText(/no space left/),
): Promise<void> {
  const problem = failure.first();
  await success.or(problem).first().waitFor();
  if (await problem.isVisible()) throw new Error((await problem.textContent())!);
}

/** Wait until the dataset is at rest: nobody holds its lock or waits for it. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => {
      const busy = async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return [...held, ...pending].some(({ name }) => name?.startsWith('mask-studio-'));
      };
      if (await busy()) return false;
      await new Promise((resolve) => setTimeout(resolve, 150));
      return !(await busy());
    },
    undefined,
    { polling: 50 },
  );
}

/** Fills an empty profile with the images. */
export const importImages = importing('images', 1);

/** The one activity that needs a project file. */
export const OPENING = 'opening a project';

export const activities: Activity[] = [
  {
    ...{ name: 'importing', profile: 'empty', path: 'automation.html', uses: 'import' },
    act: importing('manyImages', 1),
  },
  {
    ...{ name: OPENING, profile: 'empty', path: 'automation.html', uses: 'import' },
    async act(page, { project }) {
      await page.setInputFiles('#zip', project);
      await page.evaluate(() => window.studio.openProject('#zip'));
    },
  },
  {
    ...{ name: 'organising', profile: 'images', path: 'automation.html', uses: 'import' },
    act: importing('images', 2),
  },
  trains('preparing', recipes['compact-cnn'], phase('preparing-pixels')),
  trains('training the CNN', recipes.cnn, isStep('train')),
  trains('training the CNN on WebGL', shortRecipe, isStep('train'), 'webgl'),
  trains('training Compact CNN', recipes['compact-cnn'], isStep('train')),
  trains('computing features', recipes.mobilenetv2, phase('computing-features', 'loading-weights')),
  trains('training MobileNetV2’s head', recipes.mobilenetv2, isStep('head')),
  trains('fine-tuning MobileNetV2', recipes.mobilenetv2, isStep('fine-tune')),
  trains('writing a checkpoint', recipes.cnn, phase('validating')),
  trains('evaluating', recipes.cnn, phase('evaluating')),
  ...experimentActivities,
  {
    ...{ name: 'saving a model', profile: 'trained', path: '#/export', uses: 'inference' },
    async act(page) {
      const run = page.getByRole('article').filter({ hasText: 'test images' });
      await run.getByRole('button', { name: 'Save' }).click();
      const dialog = page.getByRole('dialog', { name: 'Save this model' });
      await dialog.getByRole('button', { name: 'Save' }).click();
      await said(
        page,
        page.getByRole('region', { name: 'Saved models' }),
        dialog.getByRole('alert'),
      );
    },
  },
  {
    ...{ name: 'exporting', profile: 'trained', path: 'automation.html', uses: 'inference' },
    readsOnly: true,
    async act(page) {
      await page.evaluate(async () => {
        const [run] = await window.studio.listRuns();
        const files = await window.studio.exportRun(run!.id, ['tfjs', 'keras', 'onnx', 'litert']);
        if (files.length < 6) throw new Error(`Only ${files.length} files were exported.`);
      });
    },
  },
  {
    ...{ name: 'relabelling', profile: 'images', path: '#/', uses: 'page' },
    async act(page) {
      if (!(await selectDiscs(page))) return;
      const move = page.getByRole('button', { name: 'Move to class' });
      if (!(await before(gone(page), move.click()))) return;
      const bar = page.getByRole('menuitem', { name: 'bar' });
      if (!(await before(gone(page), bar.click()))) return;
      await said(page, page.getByText(/^\d+ images moved to bar/).or(gone(page)));
      await settled(page);
    },
  },
  {
    ...{ name: 'deleting', profile: 'images', path: '#/', uses: 'page' },
    async act(page) {
      if (!(await selectDiscs(page))) return;
      const remove = page.getByRole('button', { name: 'Delete', exact: true });
      if (!(await before(gone(page), remove.click()))) return;
      await said(page, page.getByText(/^\d+ images deleted/).or(gone(page)));
      await settled(page);
    },
  },
  {
    ...{ name: 'undoing', profile: 'deleted', path: '#/', uses: 'page' },
    async act(page) {
      const undo = page.getByRole('button', { name: /^Undo: / });
      const undone = page.getByRole('button', { name: /^Show disc:/ }).filter({ hasText: '20' });
      // Both follow a moment after the page: without either, it is not known what there is to undo.
      await undo.or(undone).first().waitFor();
      if (!(await before(undone, undo.click()))) return;
      await said(page, undone);
      await settled(page);
    },
  },
];
