import type { Page } from '@playwright/test';
import type { RunRecord } from '../src/domain/run/run';
import { confusionMatrix, classMetrics } from '../src/domain/evaluation/metrics';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { isOver, openStudio, recipeOf, start, until } from './smallRuns';
import { openWithTrainedModel } from './trainedModel';

const run = evaluatedRun('one', 'cnn', { noise: 0.2, seed: 4 });
const validation = run.evaluation.validation!;

async function openEvaluation(page: Page, runs = [run]): Promise<void> {
  await seedRuns(page, runs);
  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByRole('heading', { name: /accuracy/ }).first()).toBeVisible();
}

const stored = (page: Page, id = 'one') =>
  page.evaluate(async (id) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The database did not answer.'));
      });
    const db = await settled(indexedDB.open('mask-studio'));
    const row = (await settled(db.transaction('runs').objectStore('runs').get(id))) as RunRecord;
    db.close();
    return row;
  }, id);

test('a threshold is chosen on validation images for a wanted precision, and says so', async ({
  page,
}) => {
  await openEvaluation(page);
  await page.getByLabel('Choose the threshold for').first().click();
  await page.getByRole('option', { name: 'precision at least …' }).click();
  await page.getByLabel('At least').fill('97');
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(
    page.getByText('Chosen for a precision of at least 97%, on 60 validation images.'),
  ).toBeVisible();
  const { threshold, thresholdFrom, thresholdChoice } = await stored(page);
  expect(thresholdFrom).toBe('validation');
  expect(thresholdChoice).toEqual({ rule: { kind: 'precision', atLeast: 0.97 }, images: 60 });
  // Counted here: it reaches what was wanted, and a lower one has no higher recall that reaches it.
  const at = (value: number) => classMetrics(confusionMatrix(validation, 2, value))[1]!;
  expect(at(threshold).precision).toBeGreaterThanOrEqual(0.97);
  for (let i = 1; i < 100; i++) {
    if (at(i / 100).precision >= 0.97)
      expect(at(i / 100).recall).toBeLessThanOrEqual(at(threshold).recall);
  }
  await expect(
    page.getByText(/On the test images, bar: precision .* \(95%: .* to .*\)/),
  ).toBeVisible();

  await page.getByLabel('Choose the threshold for').first().click();
  await page.getByRole('option', { name: 'lowest cost' }).click();
  await page.getByLabel(/A false positive costs/).fill('50');
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(
    page.getByText(/as much as 50 false negatives, on 60 validation images/),
  ).toBeVisible();
  const costAt = (value: number) => {
    const [[, falsePositives], [falseNegatives]] = confusionMatrix(validation, 2, value) as [
      [number, number],
      [number, number],
    ];
    return 50 * falsePositives + falseNegatives;
  };
  const cheapest = (await stored(page)).threshold;
  expect(cheapest).not.toBe(0.5);
  for (let i = 1; i < 100; i++) expect(costAt(i / 100)).toBeGreaterThanOrEqual(costAt(cheapest));

  // A number of one's own is for nothing in particular.
  await page.getByRole('slider', { name: /Decision threshold/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/Chosen for/)).toBeHidden();
  expect((await stored(page)).thresholdChoice).toBeUndefined();
});

for (const classes of [
  ['disc', 'bar'],
  ['disc', 'bar', 'ring'],
]) {
  test(`below a minimum confidence the answer is “not sure”: ${classes.length} classes`, async ({
    page,
  }) => {
    const many = evaluatedRun('one', 'cnn', { noise: 0.15, seed: 4, classes });
    await openEvaluation(page, [many]);
    await page.getByRole('switch', { name: 'Answer “not sure” below' }).check();
    const slider = page.getByRole('slider', { name: /Minimum confidence/ });
    await slider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await stored(page)).minConfidence).toBeCloseTo(0.85, 9);
    const { predictions } = many.evaluation;
    const sure = predictions.filter(({ scores }) => Math.max(...scores) >= 0.85);
    const correct = sure.filter(({ truth, scores }) => scores[truth]! === Math.max(...scores));
    const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
    await expect(
      page.getByText(
        `On 300 test images: ${percent(sure.length / 300)} answered, ${percent(correct.length / sure.length)} of the answers correct`,
      ),
    ).toBeVisible();
    await expect(page.getByText(/On 60 validation images: .* answered/)).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScrolling(page);
  });
}

test('temperature scaling is fitted on validation images and kept, and changes no answer', async ({
  page,
}) => {
  await openEvaluation(page);
  const heading = page.getByRole('heading', { name: /accuracy/ }).first();
  const before = await heading.textContent();
  await page.getByRole('switch', { name: 'Temperature scaling' }).check();
  await expect(page.getByText(/T = .*, fitted on 60 validation images/)).toBeVisible();
  // By golden section, in place of the studio's bisection.
  const loss = (temperature: number) =>
    validation.reduce((sum, { truth, scores }) => {
      const logit = Math.log(scores[1]! / scores[0]!) / temperature;
      return sum + Math.log(1 + Math.exp(truth === 1 ? -logit : logit));
    }, 0);
  let [low, high] = [0.05, 20];
  const ratio = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-7) {
    const [a, b] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  expect((await stored(page)).temperature).toBeCloseTo(low, 4);
  await expect(page.getByText(/Before: expected calibration error/)).toBeVisible();
  await expect(page.getByText(/After: expected calibration error/)).toBeVisible();
  expect(await heading.textContent()).toBe(before);
  await expectAccessible(page);
  await page.getByRole('switch', { name: 'Temperature scaling' }).uncheck();
  await expect.poll(async () => (await stored(page)).temperature).toBeUndefined();
});

test('robustness of a trained model is measured at five strengths of six corruptions, and kept', async ({
  page,
}) => {
  await openWithTrainedModel(page, '/compare', 'Small');
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Measure again' })).toBeVisible({
    timeout: 60_000,
  });
  const table = page.getByRole('group', { name: 'Accuracy by corruption and strength' });
  await expect(table.getByText(/^[\d.]+%$/)).toHaveCount(30);
  await expect(table.locator('canvas')).toHaveCount(30);
  // The images as they are give what the evaluation says.
  const heading = await page
    .getByRole('heading', { name: /accuracy/ })
    .first()
    .textContent();
  await expect(page.getByText(`Small: ${heading!.split(' ')[0]} on`)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(table.getByText(/^[\d.]+%$/)).toHaveCount(30);
});

test('robustness of two runs says when they have different test images', async ({ page }) => {
  const other = evaluatedRun('two', 'mobilenetv2', { first: 100, snapshot: 'b'.repeat(64) });
  const same = evaluatedRun('three', 'mobilenetv2', { seed: 9 });
  await openEvaluation(page, [run, other, same]);
  await page.getByLabel('Run', { exact: true }).first().click();
  await page.getByRole('option', { name: run.run.name }).click();
  const said = page.getByText(/The two runs have different test images/);
  await page.getByLabel('Compare with').first().click();
  await page.getByRole('option', { name: other.run.name }).click();
  await expect(said).toContainText(
    '300 and 300. Both are measured on up to 200 of the 200 in common',
  );
  await page.getByLabel('Compare with').first().click();
  await page.getByRole('option', { name: same.run.name }).click();
  await expect(said).toBeHidden();
});

test('robustness of two models is in one table, measured on the same images, and kept', async ({
  page,
}) => {
  test.slow();
  await openStudio(page);
  const names: string[] = [];
  for (const epochs of [1, 4]) {
    const id = await start(page, recipeOf(epochs), 'wasm');
    names.push((await until(page, id, isOver)).name);
  }
  expect(new Set(names).size).toBe(2);
  const table = page.getByRole('group', { name: 'Accuracy by corruption and strength' });
  const openBoth = async () => {
    await page.goto('/#/compare');
    await page.getByText('Evaluation', { exact: true }).click();
    await page.getByLabel('Run', { exact: true }).first().click();
    await page.getByRole('option', { name: names[0]!, exact: true }).click();
    await page.getByLabel('Compare with').first().click();
    await page.getByRole('option', { name: names[1]!, exact: true }).click();
  };
  await openBoth();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Measure again' })).toBeVisible({
    timeout: 90_000,
  });
  // Two figures in each cell, under one picture.
  await expect(table.getByText(/^[\d.]+%$/)).toHaveCount(60);
  await expect(table.locator('canvas')).toHaveCount(30);
  for (const name of names) {
    await expect(page.getByText(`${name}: `)).toBeVisible();
  }
  // The same test images: nothing is said of differing ones.
  await expect(page.getByText(/different test images/)).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await openBoth();
  await expect(table.getByText(/^[\d.]+%$/)).toHaveCount(60);
});

test('of three classes, a threshold of one against the rest is chosen on validation images', async ({
  page,
}) => {
  const classes = ['cat', 'dog', 'fox'];
  await openEvaluation(page, [evaluatedRun('one', 'cnn', { noise: 0.2, seed: 4, classes })]);
  await page.getByRole('combobox', { name: 'Curves of' }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'fox' }).click();
  await expect(page.getByText('A threshold for fox against the rest')).toBeVisible();
  await page.getByRole('combobox', { name: 'Choose the threshold for' }).click();
  await page.getByRole('option', { name: 'recall at least …' }).click();
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(
    page.getByText(/^fox at a threshold of 0\.\d\d: a recall of at least 95%/),
  ).toBeVisible();
  await expect(
    page.getByText(/^On 60 validation images: .* fox: .*recall (9[5-9]|100)/),
  ).toBeVisible();
  await expect(page.getByText(/^On the test images, fox: precision/)).toBeVisible();
  expect((await stored(page)).restThresholds).toMatchObject([
    { classIndex: 2, rule: { kind: 'recall', atLeast: 0.95 }, images: 60 },
  ]);
  // Another class has another threshold, not chosen yet; what was chosen stays in sight.
  const remove = page.getByRole('button', { name: 'Remove', exact: true });
  await page.getByRole('combobox', { name: 'Curves of' }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'cat' }).click();
  await expect(page.getByText(/ at a threshold of 0\.\d\d: /)).toHaveCount(1);
  await expect(remove).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByText(/^fox at a threshold of 0\.\d\d: /)).toBeVisible();
  await page.getByRole('combobox', { name: 'Curves of' }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'fox' }).click();
  await expect(page.getByText(/^On the test images, fox: precision/)).toBeVisible();
  await remove.click();
  await expect(page.getByText(/ at a threshold of 0\.\d\d: /)).toHaveCount(0);
  expect((await stored(page)).restThresholds).toBeUndefined();
});
