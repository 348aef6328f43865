/**
 * `npm run screenshots [-- NAME…]`: every view of the built studio on its sample dataset (or those whose names
 * begin so), in each language, light and dark, at three widths, into screenshots/, and those that the documents
 * show into docs/screenshots/. Real runs: the demo's two, a Compact CNN, and an experiment with the
 * default recipes.
 */
import '../studio/ownHelp';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { chromium, type BrowserContext } from '@playwright/test';
import { MODEL_KINDS } from '../../src/domain/models/registry';
import { demoRecipes } from '../../src/domain/recipe/demo';
import { DEFAULT_SPLIT, defaultRecipe } from '../../src/domain/recipe/recipe';
import { chromiumLaunch, ensureChromium } from '../chromium';
import { serveStudio } from '../server';
import { isWanted, LANGUAGES, NAMES, OUT, shoot } from './shoot';
import { classViews } from './views/classes';
import { demoViews, emptyViews } from './views/empty';
import { experimentViews } from './views/experiments';
import { fullViews } from './views/full';
import { INSECURE_HOST, noticeViews } from './views/notices';
import { projectViews } from './views/projects';
import { stateViews } from './views/states';
import { tryingViews } from './views/trying';
import { webcamViews } from './views/webcam';
import { workingViews } from './views/working';

const DOCS = 'docs/screenshots';
const IN_DOCS = ['compare-en-light-1280.png'];
/** Each is opened in a studio that holds nothing yet. */
const ownStudioViews = [
  ...demoViews,
  ...stateViews,
  ...webcamViews,
  ...projectViews,
  ...noticeViews,
  ...classViews,
  ...tryingViews,
  ...experimentViews,
];

/** The sample, the demo's runs and an experiment. */
async function fillStudio(context: BrowserContext): Promise<void> {
  const driver = await context.newPage();
  await driver.goto('/automation.html');
  await driver.waitForFunction(() => 'studio' in window);
  const choices = { limit: null, seed: 1, fractions: DEFAULT_SPLIT };
  await driver.evaluate((c) => window.studio.importSample(c), choices);
  // The demo's two last: the comparison opens with the latest runs.
  for (const recipe of [defaultRecipe('compact-cnn'), ...demoRecipes()]) {
    await driver.evaluate((r) => window.studio.train(r, 'auto'), recipe);
  }
  const recipes = MODEL_KINDS.slice(0, 2).map((kind) => ({
    name: kind,
    recipe: defaultRecipe(kind),
  }));
  await driver.evaluate(([named, plan]) => window.studio.experiment(named, plan, 'auto'), [
    recipes,
    { kind: 'folds', folds: 3, repeats: 1 },
  ] as const);
  await driver.close();
}

async function main(): Promise<void> {
  ensureChromium();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const server = await serveStudio(0);
  const launch = chromiumLaunch();
  const args = [
    ...(launch.args ?? []),
    // A camera that shows a test picture, and is allowed.
    ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    // A name that is not localhost's: without https its pages are no secure context.
    `--host-resolver-rules=MAP ${INSECURE_HOST} localhost`,
  ];
  const browser = await chromium.launch({ ...launch, args });
  try {
    const context = await browser.newContext({ baseURL: server.url });
    await shoot(context, emptyViews);
    for (const view of ownStudioViews.filter(isWanted)) {
      for (const language of LANGUAGES) {
        const studio = await browser.newContext({ baseURL: server.url });
        await shoot(studio, [view], [language]);
        await studio.close();
      }
    }
    if ([...fullViews, ...workingViews].some(isWanted)) await fillStudio(context);
    await shoot(context, fullViews);
    await shoot(context, workingViews);
    for (const name of NAMES.length === 0 ? IN_DOCS : [])
      copyFileSync(`${OUT}/${name}`, `${DOCS}/${name}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

await main();
