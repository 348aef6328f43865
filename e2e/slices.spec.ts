import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './fixtures';
import { evaluatedRun, seedRuns } from './evaluatedRuns';

/** Three sources; the model fails most on the images of the phone. */
const sourceOf = (i: number): string => (i < 20 ? 'scanner' : i % 3 === 0 ? 'phone' : 'camera');

function madeUp() {
  const run = evaluatedRun('one', 'cnn', { noise: 0.1, seed: 4 });
  run.evaluation.predictions = run.evaluation.predictions.map((prediction, i) => {
    const source = sourceOf(i);
    const path = `${source}/${i}.jpg`;
    if (source !== 'phone' || i % 2 === 0) return { ...prediction, path };
    const { truth } = prediction;
    return { ...prediction, path, scores: truth === 1 ? [0.8, 0.2] : [0.2, 0.8] };
  });
  return run;
}

test('accuracy by class, size, brightness and folder shows where a model fails', async ({
  page,
}) => {
  const run = madeUp();
  const { predictions } = run.evaluation;
  await seedRuns(page, [run]);
  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  const section = page.getByRole('region', { name: 'Where does it fail?' });
  const rows = section.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  // Counted here.
  const ofPhone = predictions.filter(({ path }) => path.startsWith('phone'));
  const correct = (list: typeof predictions) =>
    list.filter(({ truth, scores }) => scores[truth]! > 0.5).length;
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const phone = correct(ofPhone) / ofPhone.length;
  const gap = 100 * (correct(predictions) / predictions.length - phone);
  await expect(rows.nth(1)).toContainText('Folder phone');
  await expect(rows.nth(1)).toContainText(percent(phone));
  await expect(rows.nth(1)).toContainText(`${gap.toFixed(1)}`);
  // Of few images: last, and said to be few.
  await expect(rows.last()).toContainText('Folder scanner');
  await expect(rows.last()).toContainText('fewer than 30 images');
  await expect(section.getByText(/^Size/)).toHaveCount(0);

  const wrong = ofPhone.length - correct(ofPhone);
  await section
    .getByRole('button', { name: `Show ${wrong} misclassified images: Folder phone` })
    .click();
  const heading = page.getByRole('heading', { name: 'Misclassified images: Folder phone' });
  await expect(heading).toBeFocused();
  const images = page.getByRole('region', { name: 'Misclassified images: Folder phone' });
  await expect(images.getByRole('status')).toContainText(`${wrong} images.`);
  await page.getByRole('button', { name: 'Show all misclassified images' }).click();

  await section.getByRole('button', { name: 'Measure brightness' }).click();
  await expect(section.getByText(/^Brightness \d+ to \d+ of 255/)).toHaveCount(3, {
    timeout: 30_000,
  });
  await expect(section.getByRole('button', { name: 'Measure brightness' })).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
});

test('a single run has intervals by group where test images share one', async ({ page }) => {
  await seedRuns(page, [evaluatedRun('one', 'cnn', { noise: 0.2, seed: 4 })], { groupSize: 10 });
  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  const section = page.getByRole('region', { name: 'Intervals by group' });
  await expect(section.getByText(/^Accuracy \d.*95% interval by group \d/)).toBeVisible();
  await expect(section.getByRole('columnheader', { name: /^95% interval by group/ })).toBeVisible();
  // Three metrics of each of two classes.
  await expect(section.getByRole('row')).toHaveCount(7);
  await expectAccessible(page);
});

test('without groups a single run has no intervals by group', async ({ page }) => {
  await seedRuns(page, [evaluatedRun('one', 'cnn', { noise: 0.2, seed: 4 })]);
  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Where does it fail?' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Intervals by group' })).toHaveCount(0);
});

test('of few images it says that they are too few', async ({ page }) => {
  await seedRuns(page, [evaluatedRun('one', 'cnn', { count: 12 })]);
  await page.goto('/#/compare');
  await page.getByText('Evaluation', { exact: true }).click();
  await expect(page.getByText(/needs at least 20 images, and there are 12/)).toBeVisible();
});
