import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import type { TestEvaluation } from '../src/domain/run/run';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { RUN_HUES } from '../src/studio/palette';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { openWithTrainedModel } from './trainedModel';

const cnn = evaluatedRun('one', 'cnn', { noise: 0.1, seed: 1 });
const mobileNet = evaluatedRun('two', 'mobilenetv2', { noise: 0.02, seed: 2, createdAt: 1 });

const right = (run: typeof cnn) =>
  run.evaluation.predictions.map(({ truth, scores }) => (scores[1]! >= 0.5 ? 1 : 0) === truth);

/** Images that `a` has right and `b` wrong, counted without the studio's own functions. */
const onlyRight = (a: typeof cnn, b: typeof cnn) =>
  right(a).filter((ok, i) => ok && !right(b)[i]).length;

const cell = (page: Page, truth: string, predicted: string) =>
  page.getByRole('button', { name: new RegExp(`of ${truth} predicted as ${predicted}$`) });

const countIn = (page: Page, truth: string, predicted: string) =>
  cell(page, truth, predicted).locator('span').first();

/** The stored validation predictions of a run; `remove` leaves it as runs were stored before these were kept. */
const changeEvaluation = (page: Page, runId: string, change: 'read' | 'remove') =>
  page.evaluate(
    async ([runId, change]) => {
      const settled = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('The database did not answer.'));
        });
      const db = await settled(indexedDB.open('mask-studio'));
      const store = db.transaction('judgements', 'readwrite').objectStore('judgements');
      const { validation, ...rest } = (await settled(store.get(runId))) as TestEvaluation;
      if (change === 'remove') await settled(store.put(rest));
      db.close();
      return validation!;
    },
    [runId, change] as const,
  );

/** The runs to choose from; folded while runs are compared. */
const openRuns = (page: Page) => page.getByText(/^Runs: \d+ of \d+ compared$/).click();

test('a notification covers nothing of the significance test', async ({ page }) => {
  await seedRuns(page, [cnn, mobileNet]);
  await page.goto('/#/export');
  await page.locator('input[type=file]').setInputFiles({
    name: 'holiday.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK but nothing more'),
  });
  const notice = page.getByRole('alert').filter({ hasText: 'holiday.zip was not imported' });
  await expect(notice).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).click();
  const sentence = page.getByText(/was correct on \d+ images? where/);
  await expect(sentence).toBeVisible();
  const boxes = async () => ({
    said: (await sentence.boundingBox())!,
    over: (await notice.boundingBox())!,
  });

  // Beside each other, wherever the page is scrolled to.
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect(async () => {
    const { said, over } = await boxes();
    expect(said.x + said.width).toBeLessThanOrEqual(over.x);
  }).toPass();

  // On a phone it lies at the bottom, and what the user scrolls to is above it.
  await page.setViewportSize({ width: 390, height: 844 });
  await sentence.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(async () => {
    const { said, over } = await boxes();
    expect(said.y).toBeGreaterThanOrEqual(0);
    expect(said.y + said.height).toBeLessThanOrEqual(over.y);
  }).toPass();
});

test('with no run it says what will be here and leads to training', async ({ page }) => {
  await page.goto('/#/compare');
  await expect(page.getByText('Nothing to compare yet')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to training' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
});

test('with one run it offers the evaluation of it', async ({ page }) => {
  await seedRuns(page, [cnn]);
  await expect(page.getByText('A comparison needs two.')).toBeVisible();
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByRole('heading', { name: /% accuracy/ })).toBeVisible();
});

test('two runs on the same test images: the difference in a sentence, and all that differs', async ({
  page,
}) => {
  await seedRuns(page, [cnn, mobileNet]);
  const sentence = `MobileNetV2 two was correct on ${onlyRight(mobileNet, cnn)} images where CNN one was wrong, and CNN one on ${onlyRight(cnn, mobileNet)} where MobileNetV2 two was wrong. If both were equally accurate, a difference at least this large would occur less than once in 10,000 times (p < 0.0001).`;
  await expect(page.getByText(sentence)).toBeVisible();
  const disagreeing = onlyRight(mobileNet, cnn) + onlyRight(cnn, mobileNet);
  await expect(page.getByText(`${disagreeing} of 300 test images, the widest`)).toBeVisible();

  // The baseline first, in large figures and in the table, whichever run is the newer one.
  const accuracy = page.getByRole('row', { name: /^Accuracy/ });
  const correct = (run: typeof cnn) => right(run).filter(Boolean).length / 300;
  const share = (run: typeof cnn) => `${(correct(run) * 100).toFixed(1)}%`;
  await expect(accuracy).toContainText(`${share(cnn)}${share(mobileNet)}`);
  const [baseline, other] = [page.locator('li', { hasText: 'Baseline' }), page.locator('li')];
  await expect(baseline).toContainText(`CNN oneBaseline${share(cnn)}95% interval`);
  const gain = ((correct(mobileNet) - correct(cnn)) * 100).toFixed(1);
  await expect(
    other.filter({ hasText: `+${gain} pointsagainst CNN one; 95% interval +` }),
  ).toContainText(share(mobileNet));
  await page.getByRole('combobox', { name: 'Baseline' }).selectOption('MobileNetV2 two');
  await expect(baseline).toContainText(share(mobileNet));
  await expect(page.getByText(`−${gain} points`)).toBeVisible();

  await expect(page.getByRole('row', { name: /^Batch size/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Learning rate/ })).toBeHidden();
  await page.getByRole('switch', { name: 'Differences only' }).click();
  await expect(page.getByRole('row', { name: /^Learning rate/ })).toBeVisible();
  await expect(page.getByRole('img', { name: 'differs' }).first()).toBeVisible();
});

test('runs with other test images are shown each with its own, without a significance test', async ({
  page,
}) => {
  const other = { first: 100, snapshot: 'b'.repeat(64), createdAt: 2, seed: 3 };
  await seedRuns(page, [cnn, evaluatedRun('later', 'cnn', other)]);
  await expect(page.getByText('not evaluated on the same test images')).toBeVisible();
  await expect(
    page.getByText('They share 200 test images with the same label, of 300 and 300.'),
  ).toBeVisible();
  await page.getByRole('switch', { name: 'Differences only' }).click();
  await expect(page.getByRole('row', { name: /^Test images/ })).toContainText('300300');
  await expect(page.getByRole('heading', { name: 'Test accuracy' })).toBeVisible();
  await expect(page.getByText('McNemar')).toHaveCount(0);
  await expect(page.getByText('Predictions that differ')).toHaveCount(0);
});

test('of three runs, the two that share their test images are tested; the third is refused', async ({
  page,
}) => {
  const elsewhere = evaluatedRun('three', 'mobilenetv2', {
    ...{ first: 100, snapshot: 'b'.repeat(64), seed: 3, createdAt: 2 },
  });
  await seedRuns(page, [cnn, mobileNet, elsewhere]);
  await openRuns(page);
  for (const name of [/^CNN one/, /^MobileNetV2 two/]) {
    const box = page.getByRole('checkbox', { name });
    if (!(await box.isChecked())) await box.click();
  }
  await expect(page.getByText('Runs: 3 of 3 compared')).toBeVisible();
  const tests = page.getByRole('list').filter({ hasText: 'McNemar’s exact test' });
  await expect(tests.getByRole('listitem')).toHaveCount(2);
  await expect(tests).toContainText(`correct on ${onlyRight(mobileNet, cnn)} images where CNN one`);
  await expect(tests).toContainText(
    'CNN one and MobileNetV2 three: no significance test, since they were not evaluated on the same test images.',
  );
  await expect(page.getByText('against CNN one; 95% interval')).toHaveCount(1);
  const differing = onlyRight(mobileNet, cnn) + onlyRight(cnn, mobileNet);
  await expect(
    page.getByText(`CNN one and MobileNetV2 two: ${differing} of 300 test images`),
  ).toBeVisible();
});

test('a matrix of ten classes shows all columns on wide and on narrow screens', async ({
  page,
}) => {
  const classes = ['aeroplane with two wings', ...'bcdefghij'].map((name) => name.padEnd(3, '-'));
  const [first, second] = [1, 2].map((seed) =>
    evaluatedRun(`ten ${seed}`, 'cnn', { classes, seed, createdAt: seed, count: 900 }),
  );
  await seedRuns(page, [first!, second!]);
  const matrix = page.getByRole('group', { name: 'Confusion matrix' });
  for (const width of [1440, 1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const tab of ['Side by side', 'Evaluation']) {
      await page.getByText(tab, { exact: true }).click();
      await expect(matrix.first().getByRole('columnheader')).toHaveCount(10);
      const hidden = await matrix.evaluateAll((all) =>
        all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
      );
      expect(hidden).toEqual(hidden.map(() => 0));
      const text = matrix.first().locator('tbody td span');
      const cut = await text.evaluateAll(
        (all) =>
          all.filter((span) => span.scrollWidth > span.parentElement!.clientWidth + 1).length,
      );
      expect(cut).toBe(0);
      await expectNoSidewaysScrolling(page);
    }
  }
  await expectAccessible(page);
});

test('charts smooth, take a logarithmic axis, show values, and are saved by keyboard', async ({
  page,
}) => {
  await seedRuns(page, [cnn, mobileNet]);
  const save = page.getByRole('button', { name: 'Save the chart “Validation: loss”' });
  const saved = async (format: 'SVG' | 'PNG') => {
    await save.focus();
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: `Save as ${format}` });
    await item.waitFor();
    const downloading = page.waitForEvent('download');
    await item.press('Enter');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(`Validation-loss.${format.toLowerCase()}`);
    return readFileSync(await download.path());
  };
  const plain = (await saved('SVG')).toString();
  expect(plain).toContain('Validation: loss');
  // One legend, with each run once.
  for (const { run } of [cnn, mobileNet]) {
    expect(plain.split(`>${run.name}</text>`)).toHaveLength(2);
  }
  const lines = (svg: string) => svg.match(/mark-line role-mark/g)!.length;
  await page.getByRole('slider', { name: 'Smoothing' }).focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByText('0.60', { exact: true })).toBeVisible();
  await page.getByRole('switch', { name: 'Log scale (loss)' }).press('Space');
  const smooth = (await saved('SVG')).toString();
  expect(lines(smooth)).toBe(2 * lines(plain));
  const { format, width, channels } = await sharp(await saved('PNG')).metadata();
  expect([format, width, channels]).toEqual(['png', 2160, 4]);

  const title = 'Test accuracy with 95% intervals';
  await expect(page.getByRole('button', { name: `Save the chart “${title}”` })).toBeVisible();
  await expect(page.getByRole('img', { name: `${title}. ${cnn.run.name}: ` })).toBeVisible();

  const chart = page.getByRole('img', { name: /^Accuracy, latest values/ });
  const last = cnn.run.epochs.map(({ valAccuracy }) => valAccuracy.toFixed(4));
  const tip = page.locator('#vg-tooltip-element');
  // A chart that is drawn again under the pointer keeps the old values until the pointer moves.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await chart.hover();
    await expect(tip).toContainText('CNN one (raw)', { timeout: 1000 });
  }).toPass();
  const shown = await tip.textContent();
  expect(last.some((value) => shown!.includes(value))).toBe(true);

  // The keyboard has the values that a pointer has.
  const values = page.getByRole('slider', { name: 'Values of the chart “Validation: accuracy”' });
  await values.focus();
  await page.keyboard.press('End');
  const epochs = cnn.run.epochs.length;
  await expect(values).toHaveAttribute('aria-valuetext', new RegExp(`^epoch ${epochs}: .*CNN one`));
  await page.keyboard.press('ArrowLeft');
  const before = await values.getAttribute('aria-valuetext');
  expect(before).toMatch(new RegExp(`^epoch ${epochs - 1}: `));
  await expect(page.getByText(before!, { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('three runs are compared with p-values adjusted by Holm, never read as a frequency', async ({
  page,
}) => {
  await seedRuns(page, [
    cnn,
    mobileNet,
    evaluatedRun('three', 'cnn', { noise: 0.1, seed: 5, createdAt: -1 }),
  ]);
  await openRuns(page);
  await page.getByRole('checkbox', { name: /^CNN three/ }).click();
  await expect(
    page.getByText(/adjusted for 2 comparisons \(Holm\): (not )?significant/),
  ).toHaveCount(2);
  await expect(page.getByText(/would occur/)).toHaveCount(0);
});

test('a threshold tuned on test images says so, until it is chosen on validation images', async ({
  page,
}) => {
  // As runs were stored before the images of a choice were kept.
  const { validation, ...evaluation } = cnn.evaluation;
  expect(validation).toHaveLength(60);
  const older = { run: { ...cnn.run, threshold: 0.7 }, evaluation };
  await seedRuns(page, [older, mobileNet]);
  await expect(page.getByText('Threshold tuned on test images')).toBeVisible();
  await expect(page.getByText('CNN one (0.70): the accuracy is optimistic')).toBeVisible();
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Run', exact: true }).click();
  await page.getByRole('option', { name: 'CNN one' }).click();
  await expect(page.getByText('Decision threshold 0.70')).toBeVisible();
  await expect(page.getByText(/^Tuned on test images/)).toBeVisible();
  // Without validation predictions there is nothing to choose on.
  await expect(page.getByRole('slider', { name: /Decision threshold/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reset to 0.50' }).click();
  await expect(page.getByText(/^This is the default\. Stored/)).toBeVisible();
  await page.getByText('Side by side', { exact: true }).click();
  await expect(page.getByText('Threshold tuned on test images')).toHaveCount(0);
});

test('an older run gets its validation predictions, with its kept weights', async ({ page }) => {
  const id = await openWithTrainedModel(page, '/compare', 'Older run');
  await page.getByRole('heading', { name: 'Compare', level: 2 }).waitFor();
  const before = await changeEvaluation(page, id, 'remove');
  await page.reload();
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('button', { name: 'Add validation predictions' }).click();
  await expect(page.getByText(`On ${before.length} validation images`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add validation predictions' })).toHaveCount(0);
  await expect(page.getByRole('slider', { name: /Decision threshold/ })).toBeEnabled();
  const after = await changeEvaluation(page, id, 'read');
  expect(after.map(({ hash, truth }) => [hash, truth])).toEqual(
    before.map(({ hash, truth }) => [hash, truth]),
  );
  after.forEach(({ scores }, i) => expect(scores[1]).toBeCloseTo(before[i]!.scores[1]!, 4));
});

test('the threshold is chosen on validation images, moves every metric, is stored, and the keyboard can do it all', async ({
  page,
}) => {
  await seedRuns(page, [cnn, mobileNet]);
  await page.getByText('Is the difference real?').waitFor();
  // Untick the newest with the keyboard, then look inside the one that is left.
  await page.locator('summary', { hasText: 'Runs: 2 of 2 compared' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: /^MobileNetV2 two/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Choose another run')).toBeVisible();
  await page.getByRole('radio', { name: 'Side by side' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('combobox', { name: 'Run', exact: true })).toHaveValue('CNN one');

  const bars = cnn.evaluation.predictions.filter(({ truth }) => truth === 1);
  const onValidation = (threshold: number) => {
    const validation = cnn.evaluation.validation!;
    const correct = validation.filter(
      ({ truth, scores }) => (scores[1]! >= threshold ? 1 : 0) === truth,
    );
    return `On 60 validation images: accuracy ${((correct.length / 60) * 100).toFixed(1)}%`;
  };
  const found = (threshold: number) => bars.filter(({ scores }) => scores[1]! >= threshold).length;
  await expect(countIn(page, 'bar', 'bar')).toHaveText(String(found(0.5)));
  await expect(page.getByText(onValidation(0.5))).toBeVisible();
  await page.getByRole('slider', { name: /Decision threshold/ }).focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Decision threshold 0.80 (positive class: bar)')).toBeVisible();
  await expect(countIn(page, 'bar', 'bar')).toHaveText(String(found(0.8)));
  await expect(page.getByText(onValidation(0.8))).toBeVisible();
  expect(found(0.8)).toBeLessThan(found(0.5));
  await expect(page.getByText(/^Chosen on the validation images.* Stored with/)).toBeVisible();
  await page.reload();
  await page.getByText('Evaluation', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Run', exact: true }).click();
  await page.getByRole('option', { name: 'CNN one' }).click();
  await expect(page.getByText('Decision threshold 0.80')).toBeVisible();
  await expect(page.getByText(/^Chosen on the validation images/)).toBeVisible();

  await cell(page, 'bar', 'disc').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'bar predicted as disc' })).toBeFocused();
  await expect(
    page.getByText(`${bars.length - found(0.8)} images.`, { exact: false }),
  ).toBeVisible();
});

test('misclassified images come by confidence, and can be relabelled, removed and restored', async ({
  page,
}) => {
  await seedRuns(page, [cnn]);
  await page.getByText('Evaluation', { exact: true }).click();
  const wrong = cnn.evaluation.predictions.filter((_, i) => !right(cnn)[i]);
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
  await page.getByRole('button', { name: `Restore ${worst.path}` }).click();
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
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByText(/to another split: 1 of its 1 training image\./)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`both views are accessible and fit a phone in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await seedRuns(page, [cnn, mobileNet]);
    await page.getByText('Is the difference real?').waitFor();
    await expectAccessible(page);
    await page.getByText('Evaluation', { exact: true }).click();
    await page.getByText('Misclassified images, highest confidence first').waitFor();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScrolling(page);
    await page.getByText('Side by side', { exact: true }).click();
    await page.getByText('Is the difference real?').waitFor();
    await expectNoSidewaysScrolling(page);
  });
}

test('a chart of one epoch shows a point, and its highest tick is whole', async ({ page }) => {
  const short = [cnn, mobileNet].map(({ run, evaluation }) => ({
    run: { ...run, epochs: run.epochs.slice(0, 1) },
    evaluation,
  }));
  await seedRuns(page, short);
  for (const measure of ['Loss', 'Accuracy']) {
    const chart = page.getByRole('img', { name: new RegExp(`^${measure}, latest values`) });
    /** Pixels of the run's colour, and of anything in the uppermost row: a label that is cut off has some there. */
    const drawn = () =>
      chart.locator('canvas').evaluate((element, hue) => {
        const { width, height } = element as HTMLCanvasElement;
        const context = (element as HTMLCanvasElement).getContext('2d')!;
        const { data } = context.getImageData(0, 0, width, height);
        const rgb = [1, 3, 5].map((at) => parseInt(hue.slice(at, at + 2), 16));
        let [point, top] = [0, 0];
        for (let i = 0; i < width * height; i++) {
          const [red, green, blue, alpha] = data.subarray(4 * i, 4 * i + 4);
          if (alpha === 255 && red === rgb[0] && green === rgb[1] && blue === rgb[2]) point++;
          if (i < width && alpha! > 0) top++;
        }
        return { point, top };
      }, RUN_HUES.light[0]!);
    await expect.poll(async () => (await drawn()).point).toBeGreaterThan(0);
    expect((await drawn()).top).toBe(0);
  }
});
