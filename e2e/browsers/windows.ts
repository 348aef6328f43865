/** The windows of a journey, each a browser of its own, and the steps in it. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { BrowserOptions } from './browser';
import { Missing, steps, type Journey, type Step } from './journey';
import { lostFile } from './lostFile';
import { offline } from './offline';
import * as studio from './studio';

interface Window {
  options: BrowserOptions;
  steps: Step[];
  /** In which browsers; all when it is left out. */
  browsers?: string[];
}

const PEOPLE = 6;

/** Imports the sample beside what is there; gives its hashes. */
async function importSample({ browser, url }: Journey): Promise<string[]> {
  await studio.openAutomation(browser, url);
  const before = new Set(await studio.storedHashes(browser));
  await browser.evaluate((choices) => window.studio.importSample(choices), studio.choices(PEOPLE));
  return (await studio.storedHashes(browser)).filter((hash) => !before.has(hash));
}

const sample: Step = {
  feature: 'Sample dataset',
  async run(journey) {
    const hashes = await importSample(journey);
    strictEqual(hashes.length, 2 * PEOPLE, 'as many drawings as there are people, twice');
    journey.remembered!.sample = hashes;
  },
};

const sampleAgain: Step = {
  feature: 'The sample has the same bytes in another session',
  async run(journey) {
    deepStrictEqual(await importSample(journey), journey.remembered!.sample);
  },
};

const privateWindow: Step = {
  feature: 'A private window imports and trains',
  async run({ browser, abilities }) {
    const report = await browser.evaluate(
      (recipe) => window.studio.train(recipe, 'wasm'),
      studio.smallRecipe('compact-cnn'),
    );
    strictEqual(report.epochs.length, 2);
    return abilities.privateFiles ? '' : 'in memory, since there is no private file system';
  },
};

const fingerprinting: Step = {
  feature: 'Resisting fingerprinting: images are refused with the reason',
  async run({ browser, files }) {
    await browser.choose('#zip', [files.zip]);
    const problem = await browser
      .evaluate((choices) => window.studio.importChosen('#zip', choices), studio.choices(null))
      .then(
        ({ imported }) => `${imported} images were imported.`,
        (error: Error) => error.message,
      );
    if (/^\d+ images were/.test(problem)) throw new Missing('it gives true pixels');
    ok(/fingerprint/.test(problem), problem);
  },
};

export const windows: Window[] = [
  { options: {}, steps: [...steps, sample, lostFile, offline] },
  { options: { private: true }, steps: [sampleAgain, privateWindow] },
  { options: { resistFingerprinting: true }, steps: [fingerprinting], browsers: ['Firefox'] },
];
