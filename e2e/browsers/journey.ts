/**
 * The short journey that every browser makes: 40 images at 64 px, two epochs. Each step is a
 * feature, a row of docs/browsers.md.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Recipe } from '../../src/domain/recipe/recipe';
import type { BackendName } from '../../src/domain/run/run';
import { english } from '../../src/texts/message';
import { until, type Browser } from './browser';
import { REJECTED, type JourneyFiles } from './dataset';
import * as studio from './studio';

/** What all windows of a browser have in common. */
export interface Places {
  /** The studio's address, with a slash at its end. */
  url: string;
  files: JourneyFiles;
  /** Where the journey writes. */
  folder: string;
  /** What one browser leaves to the next: losses of the CNN on WASM, and whose they are. */
  known: { losses?: number[]; title?: string };
  /** What one window leaves to the next. */
  remembered?: { sample?: string[] };
}

export interface Journey extends Places {
  browser: Browser;
  /** What the browser has. */
  abilities: Awaited<ReturnType<typeof studio.abilities>>;
  /** Losses of the CNN's two epochs, training and validation, by backend. */
  losses: Partial<Record<'wasm' | 'webgl', number[]>>;
  /** The ids of finished runs, in order. */
  runs: string[];
}

/** The browser lacks what the step needs: no failure. */
export class Missing extends Error {}

export interface Step {
  /** The row's name. */
  feature: string;
  /** Gives a remark for its cell. Throws Missing, or another error where it failed. */
  run(journey: Journey): Promise<string | void>;
}

/** A relative difference that rounding explains: five digits. */
const FIVE_DIGITS = 5e-5;

/** One that browsers' decoders of images explain. */
const TWO_DIGITS = 5e-3;

/** Gives the largest relative difference. */
function agree(losses: number[], others: number[], within = FIVE_DIGITS): number {
  const said = `${losses.join(', ')} and ${others.join(', ')}`;
  strictEqual(losses.length, others.length, said);
  const largest = Math.max(...losses.map((loss, i) => Math.abs(loss / others[i]! - 1)));
  ok(largest < within, said);
  return largest;
}

/** Trains, and gives the run's report and the losses of its epochs. Throws Missing on another backend. */
async function train({ browser }: Journey, recipe: Recipe, backend: BackendName) {
  const report = await browser.evaluate(
    (recipe, name) => window.studio.train(recipe, name),
    recipe,
    backend,
  );
  if (backend !== report.backend) {
    const run = await browser.evaluate((id) => window.studio.getRun(id), report.id);
    throw new Missing(english(run!.backend!.reason));
  }
  return { report, losses: report.epochs.flatMap(({ loss, valLoss }) => [loss, valLoss]) };
}

const trainCnn = (backend: 'wasm' | 'webgl', title: string): Step => ({
  feature: `CNN on ${title}`,
  async run(journey) {
    const { report, losses } = await train(journey, studio.smallRecipe('cnn'), backend);
    strictEqual(losses.length, 4);
    journey.losses[backend] = losses;
    journey.runs.push(report.id);
    return report.renderer;
  },
});

/** One epoch in one step, since in software a step takes seconds. */
const trainOnWebgpu: Step = {
  feature: 'CNN on WebGPU, with the losses of WASM',
  async run(journey) {
    if (!journey.abilities.webgpu) throw new Missing('no adapter');
    const recipe = studio.smallRecipe('cnn');
    const oneStep = { ...recipe, training: { ...recipe.training, epochs: 1, batchSize: 32 } };
    const { report, losses } = await train(journey, oneStep, 'webgpu');
    agree(losses, (await train(journey, oneStep, 'wasm')).losses);
    return report.renderer;
  },
};

const trainMobileNet = (feature: string, from: string): Step => ({
  feature,
  async run({ browser, runs }) {
    const report = await browser.evaluate(
      (recipe) => window.studio.train(recipe, 'wasm'),
      studio.mobileNet(from),
    );
    strictEqual(report.epochs.length, from === 'none' ? 2 : 3);
    ok(report.epochs.every(({ loss }) => Number.isFinite(loss)));
    runs.push(report.id);
  },
});

export const steps: Step[] = [
  {
    feature: 'Import: zip with EXIF, alpha, four formats, cut-off files',
    async run({ browser, files }) {
      await browser.choose('#zip', [files.zip]);
      const report = await browser.evaluate(
        (choices) => window.studio.importChosen('#zip', choices),
        studio.choices(null),
      );
      deepStrictEqual(report.counts, { bar: 20, disc: 20 });
      const said = Object.fromEntries(report.rejected.map(({ file, reason }) => [file, reason]));
      deepStrictEqual(
        Object.keys(said)
          .map((path) => path.replace(/^images(\.zip)?\//, ''))
          .sort(),
        Object.keys(REJECTED).sort(),
      );
      for (const [path, part] of Object.entries(REJECTED)) {
        const [, reason] = Object.entries(said).find(([name]) => name.endsWith(path))!;
        ok(reason.includes(part), `${path}: ${reason}`);
      }
    },
  },
  trainCnn('wasm', 'WASM'),
  trainCnn('webgl', 'WebGL'),
  trainOnWebgpu,
  {
    feature: 'The CNN has the same losses on WASM and WebGL, to five digits',
    async run({ losses: { wasm, webgl } }) {
      if (!webgl) throw new Missing('no WebGL');
      agree(webgl, wasm!);
    },
  },
  {
    feature: 'The CNN has the losses of the browser before, to two digits',
    async run({ browser, losses: { wasm }, known }) {
      const { losses, title } = known;
      known.losses = wasm!;
      known.title = browser.title;
      if (!losses) throw new Missing('the first browser');
      const largest = agree(wasm!, losses, TWO_DIGITS);
      return `${largest.toExponential(0)} from ${title}`;
    },
  },
  trainMobileNet('MobileNetV2, frozen', 'none'),
  trainMobileNet('MobileNetV2, fine-tuned', 'block_14'),
  {
    feature: 'Reload in mid-training, and continue',
    async run({ browser, losses, runs }) {
      const id = await browser.evaluate(async (recipe) => {
        const { createRun, enqueue, subscribe, pause } = window.studio.training;
        const { id } = await createRun(recipe);
        // However fast the machine is, the reload comes after the first epoch and before the last.
        subscribe((event) => event.kind === 'checkpoint' && pause());
        await enqueue([id], 'wasm');
        return id;
      }, studio.smallRecipe('cnn'));
      const read = () => browser.evaluate((id) => window.studio.getRun(id), id);
      await until('an epoch', async () => (await read())!.epochs.length > 0);
      await browser.reload();
      await until('window.studio', () => browser.evaluate(() => 'studio' in window));
      await browser.evaluate(() => window.studio.training.recoverRuns());
      strictEqual((await read())!.status, 'interrupted');
      await browser.evaluate((id) => window.studio.training.continueRun(id, 'wasm'), id);
      await until('the run is over', async () => (await read())!.status === 'finished');
      const { epochs } = (await read())!;
      deepStrictEqual(
        epochs.flatMap(({ loss, valLoss }) => [loss, valLoss]),
        losses.wasm,
        'the curve is that of the run without a reload',
      );
      runs.push(id);
    },
  },
  {
    feature: 'Export: TensorFlow.js, Keras, ONNX, LiteRT, results',
    async run({ browser, runs }) {
      const paths = await browser.evaluate(async (id) => {
        const formats = ['tfjs', 'keras', 'onnx', 'litert', 'results'];
        const files = await window.studio.exportRun(id, formats);
        return files.filter(({ base64 }) => base64.length > 100).map(({ path }) => path);
      }, runs[0]!);
      for (const name of ['model.json', 'model.keras', 'model.onnx', 'model.tflite']) {
        ok(
          paths.some((path) => path.endsWith(name)),
          `${name} of ${paths.join(', ')}`,
        );
      }
    },
  },
  {
    feature: 'Compare runs',
    async run({ browser, url }) {
      await browser.goto(`${url}#/compare`);
      await studio.seeText(browser, /Accuracy/);
      await studio.seeText(browser, /Runs: \d+ of \d+ compared/);
    },
  },
  {
    feature: 'Evaluation with Grad-CAM',
    async run({ browser }) {
      await browser.click('Evaluation');
      await studio.seeText(browser, /% accuracy/);
    },
  },
  {
    feature: 'Try it, with Grad-CAM',
    async run({ browser, url, files }) {
      await browser.goto(`${url}#/try`);
      await studio.seeElement(browser, '[data-testid=file-input]');
      await browser.choose('[data-testid=file-input]', [files.image]);
      await studio.seeElement(browser, '[role=progressbar][aria-label^="Score of"]');
      await browser.click('Show Grad-CAM');
      await studio.seeElement(browser, '[data-testid=grad-cam]');
    },
  },
  {
    feature: 'An exported page, opened as a file',
    async run({ browser, url, runs, files, folder }) {
      await studio.openAutomation(browser, url);
      const base64 = await browser.evaluate(async (id) => {
        const written = await window.studio.exportRun(id, ['page']);
        return written.find(({ path }) => path === 'page.html')!.base64;
      }, runs[0]!);
      const path = join(folder, 'page.html');
      writeFileSync(path, Buffer.from(base64, 'base64'));
      await browser.goto(pathToFileURL(path).href);
      await browser.choose('input[type=file]', [files.image]);
      await studio.seeElement(browser, 'article[data-scores]');
      const scores = await browser.evaluate(
        () => document.querySelector<HTMLElement>('article[data-scores]')!.dataset['scores'],
      );
      strictEqual((JSON.parse(scores!) as number[]).length, 2);
    },
  },
];
