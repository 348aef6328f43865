import type { Locator } from '@playwright/test';
import { evaluatedRun, seedRuns } from './evaluatedRuns';
import { expect, expectAccessible, test } from './fixtures';
import { seedPictures } from './seed';
import { openStudio, recipeOf, start, until } from './smallRuns';
import { chooseModels, openAdvanced } from './trainPage';

test('a preset fills every model, a changed value is Custom, the tutorial’s network is one of them', async ({
  page,
}) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn')]);
  await page.goto('/#/train');
  const preset = page.getByRole('radiogroup', { name: 'Preset' });
  await expect(preset.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Balanced: /);
  await preset.getByRole('radio', { name: /^Quick: .*, 20\+ images per class/ }).click();
  await openAdvanced(page);
  const cnn = page.getByRole('region', { name: 'Scratch CNN' });
  const size = cnn.getByRole('slider', { name: 'Image size' });
  await expect(size).toHaveAttribute('aria-valuetext', '64 pixels');
  await expect(page.getByText('Nothing is fine-tuned')).toBeVisible();

  const bar = page.getByRole('region', { name: 'Start training' });
  await expect(bar).toContainText('Quick');
  await cnn.getByLabel('Epochs', { exact: true }).fill('11');
  await expect(bar).toContainText('Custom');
  await expect(preset.getByRole('radio', { checked: true })).toHaveCount(0);

  await expect(page.getByText('Scratch CNN at 224 px: 6,446,369 parameters')).toBeVisible();
  await page.getByRole('button', { name: 'The tutorial’s network' }).click();
  await expect(size).toHaveAttribute('aria-valuetext', '224 pixels');
  await expect(bar).toContainText('The tutorial’s network');
});

test('the button that starts is in sight at every width, and its text is whole', async ({
  page,
}) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/train');
  const button = page
    .getByRole('region', { name: 'Start training' })
    .getByRole('button', { name: /^Train/ });
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(button).toBeInViewport({ ratio: 1 });
    const isCut = await button.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].some((e) => e.scrollWidth > e.clientWidth + 1),
    );
    expect(isCut).toBe(false);
  }
  const result = page.getByRole('region', { name: 'Latest result' });
  await expect(result.getByRole('article')).toHaveCount(2);
  await expect(result.getByText(/^95% interval/)).toHaveCount(2);
  await expect(result.getByRole('img', { name: /, predicted as / }).first()).toBeVisible();
  await result.getByRole('link', { name: 'Try it' }).click();
  await expect(page.getByRole('main', { name: 'Try it' })).toBeVisible();
});

test('the models’ cards begin at one height, and the result stands above the runs, which stand above the form', async ({
  page,
}) => {
  await seedRuns(page, [evaluatedRun('1', 'cnn'), evaluatedRun('2', 'mobilenetv2')]);
  await page.goto('/#/train');
  const cards = page.getByRole('checkbox', { name: /^(Scratch CNN|MobileNetV2|Compact CNN)\./ });
  await expect(cards).toHaveCount(3);
  const edges = await cards.evaluateAll((all) =>
    all.map((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      const title = card.querySelector('p')!.getBoundingClientRect();
      return { top, bottom, title: title.top };
    }),
  );
  for (const edge of edges) expect(edge).toEqual(edges[0]);

  const topOf = async (part: Locator) => (await part.boundingBox())!.y;
  const result = await topOf(page.getByRole('region', { name: 'Latest result' }));
  const runs = await topOf(page.getByRole('region', { name: 'Runs', exact: true }));
  const form = await topOf(cards.first());
  expect([result, runs, form].toSorted((a, b) => a - b)).toEqual([result, runs, form]);
});

test('images that cannot be trained on are said at once, with the way to them', async ({
  page,
}) => {
  await page.goto('/#/train');
  await page.getByRole('heading', { name: 'No images yet' }).waitFor();
  await seedPictures(page, 3, ['disc']);
  await page.reload();
  const notice = page.getByRole('status').filter({ hasText: 'cannot be trained on yet' });
  await expect(notice).toContainText('There is only one class (disc).');
  await expectAccessible(page);
  await notice.getByRole('link', { name: 'Go to the images' }).click();
  await expect(page.getByRole('main', { name: 'Images' })).toBeVisible();
});

test.describe('where parts of the app do not arrive', () => {
  test.use({ expectedErrors: [/Failed to load resource|Failed to fetch dynamically/] });

  test('a closed tab’s run is still found and offered', async ({ page }) => {
    await openStudio(page);
    const id = await start(page, recipeOf(500), 'wasm');
    await until(page, id, ({ epochs }) => epochs.length >= 1);
    let asked = 0;
    // One never answers; another one fails at first, and is fetched again.
    await page.route(/ImportNotices/, () => undefined);
    await page.route(/TrainingIndicator/, (route) =>
      ++asked === 1 ? route.abort() : route.continue(),
    );
    await page.goto('/#/try');
    const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'interrupted' });
    await expect(notice).toBeVisible();
    expect(asked).toBeGreaterThan(1);
  });
});

test.describe('with permission for notifications', () => {
  test.use({ permissions: ['notifications'] });

  test('a closed tab’s run is offered again; a second tab says what runs and queues nothing twice; the end is told', async ({
    page,
    context,
  }) => {
    await openStudio(page);
    const id = await start(page, recipeOf(500), 'wasm');
    await until(page, id, ({ epochs }) => epochs.length >= 1);

    // Closed in mid-training, and opened again on another page.
    await page.goto('/#/try');
    const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'interrupted' });
    await expect(notice).toContainText(/CNN · 64 px · seed 3 \(after epoch \d+\)/);
    // On top of the page, and said once; the focus stays where it was.
    await expect(page.getByRole('alert').filter({ hasText: 'interrupted' })).toHaveCount(0);
    const heading = page.getByRole('heading', { name: 'Try it', level: 2 });
    const [{ y: top }, { y: below }] = [
      (await notice.boundingBox())!,
      (await heading.boundingBox())!,
    ];
    expect(top).toBeLessThan(below);
    await expect(page.locator('body')).toBeFocused();
    await expectAccessible(page);
    await notice.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Train' }).click();
    const now = page.getByRole('region', { name: 'Training now' });
    await expect(now).toBeVisible();
    await expect(notice).toHaveCount(0);
    await expect(page).toHaveTitle(/^\d+% · Mask Studio$/, { timeout: 30_000 });

    const other = await context.newPage();
    await other.goto('/#/train');
    const elsewhere = other.getByRole('status').filter({ hasText: 'Training runs in another tab' });
    await expect(elsewhere).toContainText(/CNN · 64 px · seed 3: \d+ epochs done/);
    await chooseModels(other, 'Scratch CNN');
    const add = other.getByRole('button', { name: 'Add to the queue' });
    await add.click();
    const runs = other.getByRole('region', { name: 'Runs' });
    await expect(runs.getByText('Queued')).toHaveCount(1);
    await add.click();
    await expect(other.getByText('Already in the queue')).toBeVisible();
    await expect(runs.getByText('Queued')).toHaveCount(1);
    await runs.getByRole('button', { name: 'Cancel' }).click();
    await expect(runs.getByText('Queued')).toHaveCount(0);
    await other.close();

    await page.evaluate(() => {
      const told: string[] = [];
      class Recorded extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          told.push(title);
        }
      }
      Object.assign(window, { Notification: Recorded, told });
    });
    await now.getByRole('switch', { name: 'Tell me when training ends' }).check();
    await now.getByRole('button', { name: 'Stop and keep the best' }).click();
    const result = page.getByRole('region', { name: 'Latest result' });
    await expect(result).toContainText(/\d% test accuracy/, { timeout: 60_000 });
    await expect(page.getByRole('alert').filter({ hasText: 'See the result' })).toBeVisible();
    await expect(page).toHaveTitle(/^✓ CNN \d+% · Mask Studio$/);
    const told = () => page.evaluate(() => (window as Window & { told?: string[] }).told);
    expect(await told()).toEqual(['CNN · 64 px · seed 3']);
    await page.keyboard.press('Shift');
    await expect(page).toHaveTitle('Train · Mask Studio');
    // High enough that no link is half behind the bar with the button that starts.
    await page.setViewportSize({ width: 1440, height: 1800 });
    await expectAccessible(page);
  });
});
