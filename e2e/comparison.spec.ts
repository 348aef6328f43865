import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { evaluatedRun, seedRuns } from './evaluatedRuns';

const cnn = evaluatedRun('one', 'cnn', { noise: 0.1, seed: 1 });
const mobileNet = evaluatedRun('two', 'mobilenetv2', { noise: 0.02, seed: 2, createdAt: 1 });

const right = (run: typeof cnn) =>
  run.judgement.predictions.map(({ truth, scores }) => (scores[1]! >= 0.5 ? 1 : 0) === truth);

/** Images that `a` has right and `b` wrong, counted without the studio's own functions. */
const onlyRight = (a: typeof cnn, b: typeof cnn) =>
  right(a).filter((ok, i) => ok && !right(b)[i]).length;

const cell = (page: Page, truth: string, answer: string) =>
  page.getByRole('button', { name: new RegExp(`of ${truth} taken for ${answer}$`) });

const noSidewaysScrolling = async (page: Page) =>
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);

test('with no run it says what will be here and leads to training', async ({ page }) => {
  await page.goto('/#/compare');
  await expect(page.getByText('Nothing to compare yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to training' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
});

test('with one run it offers the inside of it', async ({ page }) => {
  await seedRuns(page, [cnn]);
  await expect(page.getByText('A comparison needs two.')).toBeVisible();
  await page.getByText('Inside one run', { exact: true }).click();
  await expect(page.getByRole('heading', { name: /% right/ })).toBeVisible();
});

test('two runs on the same photographs: the difference in a sentence, and all that differs', async ({
  page,
}) => {
  await seedRuns(page, [cnn, mobileNet]);
  const sentence = `MobileNetV2 two was right on ${onlyRight(mobileNet, cnn)} images where CNN one was wrong, and CNN one on ${onlyRight(cnn, mobileNet)} where MobileNetV2 two was wrong: a difference this large by chance happens less than once in 10,000 times.`;
  await expect(page.getByText(sentence)).toBeVisible();
  const disagreeing = onlyRight(mobileNet, cnn) + onlyRight(cnn, mobileNet);
  await expect(page.getByText(`${disagreeing} of 300 test photographs, the widest`)).toBeVisible();

  const accuracy = page.getByRole('row', { name: /^Accuracy/ });
  const share = (run: typeof cnn) =>
    `${((right(run).filter(Boolean).length / 300) * 100).toFixed(1)}%`;
  await expect(accuracy).toContainText(`${share(mobileNet)}${share(cnn)}`);
  await expect(page.getByRole('row', { name: /^Learning rate/ })).toBeVisible();
  await page.getByRole('switch', { name: 'Differences only' }).click();
  await expect(page.getByRole('row', { name: /^Learning rate/ })).toBeHidden();
  await expect(page.getByRole('row', { name: /^Batch size/ })).toBeVisible();
});

test('runs judged on different photographs are compared on the common ones, and it says so', async ({
  page,
}) => {
  const other = { first: 100, snapshot: 'b'.repeat(64), createdAt: 2, seed: 3 };
  await seedRuns(page, [cnn, evaluatedRun('later', 'cnn', other)]);
  await expect(page.getByText('judged on different test photographs')).toBeVisible();
  await expect(page.getByText('200 of 300 and 300.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Test images/ })).toContainText('200200');
});

test('the threshold moves every figure, is kept with the run, and the keyboard can do it all', async ({
  page,
}) => {
  await seedRuns(page, [cnn, mobileNet]);
  await page.getByText('Is the difference real?').waitFor();
  // Untick the newest with the keyboard, then look inside the one that is left.
  await page.getByRole('checkbox', { name: /^MobileNetV2 two/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Pick another run')).toBeVisible();
  await page.getByRole('radio', { name: 'Side by side' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('combobox', { name: 'Run', exact: true })).toHaveValue('CNN one');

  const bars = cnn.judgement.predictions.filter(({ truth }) => truth === 1);
  const found = (threshold: number) => bars.filter(({ scores }) => scores[1]! >= threshold).length;
  await expect(cell(page, 'bar', 'bar')).toHaveText(String(found(0.5)));
  await page.getByRole('slider').focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Says “bar” from 80% on')).toBeVisible();
  await expect(cell(page, 'bar', 'bar')).toHaveText(String(found(0.8)));
  expect(found(0.8)).toBeLessThan(found(0.5));
  await expect(page.getByText('a little flattering')).toBeVisible();

  await expect(page.getByText(/^Kept with the run/)).toBeVisible();
  await page.reload();
  await page.getByText('Inside one run', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Run', exact: true }).click();
  await page.getByRole('option', { name: 'CNN one' }).click();
  await expect(page.getByText('Says “bar” from 80% on')).toBeVisible();

  await cell(page, 'bar', 'disc').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'bar taken for disc' })).toBeFocused();
  await expect(
    page.getByText(`${bars.length - found(0.8)} photographs.`, { exact: false }),
  ).toBeVisible();
});

test('mistakes come the worst first, and can be relabelled, removed and brought back', async ({
  page,
}) => {
  await seedRuns(page, [cnn]);
  await page.getByText('Inside one run', { exact: true }).click();
  const wrong = cnn.judgement.predictions.filter((_, i) => !right(cnn)[i]);
  const worst = wrong.toSorted((a, b) => a.scores[a.truth]! - b.scores[b.truth]!)[0]!;
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('combobox') })
    .first();
  await expect(first).toContainText(`${((1 - worst.scores[worst.truth]!) * 100).toFixed(1)}%`);

  const older = page.getByText('This run describes an older dataset');
  const label = page.getByRole('combobox', { name: `Label of ${worst.path}` });
  await expect(older).toBeHidden();
  const [is, other] = worst.truth === 0 ? ['disc', 'bar'] : ['bar', 'disc'];
  await label.selectOption(other!);
  await expect(older).toBeVisible();
  await label.selectOption(is!);
  await expect(older).toBeHidden();

  await page.getByRole('button', { name: `Remove ${worst.path} from the dataset` }).click();
  await expect(older).toBeVisible();
  await page.getByRole('button', { name: `Bring ${worst.path} back` }).click();
  await expect(older).toBeHidden();
});

test('a training photograph that was removed makes a run describe an older dataset, too', async ({
  page,
}) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn', { count: 10 })]);
  await page.goto('/');
  await page.getByRole('option', { name: 'train.jpg, disc, Training' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('option')).toHaveCount(11);
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText('Inside one run', { exact: true }).click();
  await expect(page.getByText(/to another part: 1 of its 1 training photographs\./)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`both views are accessible and fit a phone in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await seedRuns(page, [cnn, mobileNet]);
    await page.getByText('Is the difference real?').waitFor();
    await expectAccessible(page);
    await page.getByText('Inside one run', { exact: true }).click();
    await page.getByText('Worst mistakes first').waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await noSidewaysScrolling(page);
    await page.getByText('Side by side', { exact: true }).click();
    await page.getByText('Is the difference real?').waitFor();
    await noSidewaysScrolling(page);
  });
}
