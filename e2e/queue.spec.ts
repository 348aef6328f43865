import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { isOver, openStudio, read, recipeOf, start, until } from './smallRuns';

type Listening = Window & typeof globalThis & { begun: string[] };

/** Note which runs this tab begins. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const begun: string[] = [];
    Object.assign(window, { begun });
    window.studio.training.subscribe((event) => {
      if (event.kind === 'started') begun.push(event.runId);
    });
  });

const begun = (page: Page) => page.evaluate(() => (window as Listening).begun);

test('a run queued twice, in two tabs, is trained once by the tab that trains', async ({
  page,
  context,
}) => {
  await openStudio(page);
  await listen(page);
  const long = await start(page, recipeOf(500), 'wasm');
  await until(page, long, ({ status }) => status === 'running');

  const other = await context.newPage();
  await other.goto('/automation.html');
  await listen(other);
  await other.evaluate(() => window.studio.training.recoverRuns());
  expect((await read(other, long)).status).toBe('running');
  const short = await other.evaluate(async (recipe) => {
    const { createRun, enqueue } = window.studio.training;
    const { id } = await createRun(recipe);
    await Promise.all([enqueue([id], 'wasm'), enqueue([id], 'wasm')]);
    return id;
  }, recipeOf(2));
  for (const tab of [page, other]) {
    await tab.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), short);
  }
  const waiting = () => window.studio.training.useTraining.getState().waitingForOtherTab;
  expect(await other.evaluate(waiting)).toBe(true);

  await page.evaluate(() => window.studio.training.stop());
  const run = await until(page, short, isOver);
  expect(run).toMatchObject({ status: 'finished', epochs: [{ epoch: 1 }, { epoch: 2 }] });
  await expect.poll(() => other.evaluate(waiting)).toBe(false);
  expect(await begun(page)).toEqual([long, short]);
  expect(await begun(other)).toEqual([]);
});

test('what a closed tab had queued is taken by the tab that waits', async ({ page, context }) => {
  await openStudio(page);
  const long = await start(page, recipeOf(500), 'wasm');
  await until(page, long, ({ epochs }) => epochs.length >= 1);
  const first = await start(page, recipeOf(2), 'wasm');

  const other = await context.newPage();
  await other.goto('/automation.html');
  await listen(other);
  const second = await start(other, recipeOf(2), 'wasm');
  await page.close();
  await until(other, second, isOver);
  expect(await begun(other)).toEqual([first, second]);
  expect((await read(other, first)).status).toBe('finished');
});
