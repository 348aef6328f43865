import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures';
import { temporaryFolder } from './pictures';
import { openStudio, recipeOf } from './smallRuns';

/** Of a small dataset: one epoch of a CNN, in two folds. */
const halves = { kind: 'folds', folds: 2, repeats: 1 } as const;

test('an experiment that a reload interrupts is continued, and counts what is finished', async ({
  page,
}) => {
  await openStudio(page);
  const long = recipeOf(300);
  const id = await page.evaluate(
    async ([recipe, plan]) => {
      const { ids } = await window.studio.experiments.startExperiments([recipe], plan, 'wasm');
      return ids[0]!;
    },
    [long, halves] as const,
  );
  const result = () => page.evaluate((id) => window.studio.experiments.result(id), id);
  const statuses = async () => (await result())!.runs.map(({ status }) => status);
  // The same again is not started twice.
  const again = await page.evaluate(
    ([recipe, plan]) => window.studio.experiments.startExperiments([recipe], plan, 'wasm'),
    [long, halves] as const,
  );
  expect(again).toEqual({ ids: [], waiting: ['CNN · 64 px · 1×2'] });
  await expect.poll(async () => (await result())!.runs[0]!.epochs.length).toBeGreaterThan(0);

  await page.reload();
  await page.evaluate(() => window.studio.training.recoverRuns());
  expect(await statuses()).toEqual(['interrupted', 'interrupted']);
  const before = (await result())!.runs[0]!.epochs.length;
  expect(before).toBeGreaterThan(0);
  expect(
    await page.evaluate((id) => window.studio.experiments.continueExperiment(id, 'wasm'), id),
  ).toBe(2);
  // It goes on where it was.
  await expect.poll(async () => (await result())!.runs[0]!.epochs.length).toBeGreaterThan(before);

  // A stop keeps the checkpoint of what is trained, and lets go of what waits.
  await page.evaluate((id) => window.studio.experiments.stopExperiment(id), id);
  await expect.poll(statuses, { timeout: 60_000 }).toEqual(['interrupted', 'interrupted']);
  expect((await result())!.predictions).toEqual([]);
  await page.evaluate((id) => window.studio.experiments.deleteExperiment(id), id);
  expect(await result()).toBeNull();
});

test('npm run train compares recipes over folds, and writes the final models', async () => {
  const folder = temporaryFolder();
  try {
    const [json, out] = [join(folder.path, 'r.json'), join(folder.path, 'models')];
    const words =
      '--sample --limit 12 --size 64 --epochs 1 --batch 8 --model both --fine-tune none ' +
      `--backend wasm --folds 2 --repeats 2 --keep-weights --threshold f1 --json ${json} --out ${out}`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      'scripts/train/index.ts',
      ...words.split(' '),
    ]);
    expect(stderr).toContain('cnn, run 3 of 8 (repeat 1, fold 2)');
    expect(stdout).toMatch(/^model +accuracy ± sd +95% interval +runs +letters$/m);

    const report = JSON.parse(readFileSync(json, 'utf8'));
    const [{ sentence, outlook }] = report.verdicts;
    expect(stdout).toContain(outlook === null ? sentence : `${sentence} ${outlook}`);
    if (outlook !== null) expect(outlook).toMatch(/^If the true difference is as measured/);
    expect(report.runs).toHaveLength(8);
    for (const [index, model] of ['cnn', 'mobilenetv2'].entries()) {
      const experiment = report.experiments[index];
      expect(stdout).toMatch(
        new RegExp(`^${model}: threshold .* for the best F1, chosen in each run`, 'm'),
      );
      const own = report.runs.filter((run: { recipeName: string }) => run.recipeName === model);
      for (const [at, { thresholdChoice, test }] of own.entries()) {
        const { threshold, accuracy } = experiment.runs[at];
        expect(thresholdChoice).toMatchObject({
          rule: { kind: 'f1' },
          threshold,
          test: { accuracy },
        });
        expect(test.accuracy).toBe(accuracy);
      }
      expect(experiment).toMatchObject({ model, kind: 'folds', folds: 2, repeats: 2 });
      expect(experiment.runs).toHaveLength(4);
      for (const run of experiment.runs) expect(run).toMatchObject({ train: 12, test: 12 });
      expect(experiment.runs.map(({ seed }: { seed: number }) => seed)).toEqual([1, 2, 3, 4]);
      // Their weights were asked for.
      const fold = JSON.parse(readFileSync(join(out, model, 'runs/2.1/metadata.json'), 'utf8'));
      expect(fold.metrics.testAccuracy).toBeCloseTo(experiment.runs[2].accuracy, 9);
      // The final model has seen every image, and says what can be expected of it.
      const metadata = JSON.parse(readFileSync(join(out, model, 'metadata.json'), 'utf8'));
      expect(metadata.metrics).toBeNull();
      expect(metadata.expectedAccuracy.mean).toBeCloseTo(experiment.mean, 9);
      const trained = metadata.dataset.counts.map(({ train }: { train: number }) => train);
      expect(trained).toEqual([12, 12]);
      expect(readFileSync(join(out, model, 'README.md'), 'utf8')).toContain('Expected accuracy');
    }
  } finally {
    folder.remove();
  }
});

test('Ctrl-C keeps the runs that are finished', async () => {
  const folder = temporaryFolder();
  try {
    const json = join(folder.path, 'r.json');
    const words = `--sample --limit 12 --size 64 --epochs 1 --batch 8 --backend wasm --folds 2 --repeats 20 --json ${json}`;
    const command = ['--import', 'tsx', 'scripts/train/index.ts', ...words.split(' ')];
    const training = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let shown = '';
    let asked = false;
    training.stderr.on('data', (text: Buffer) => {
      shown += text.toString();
      if (asked || !shown.includes('run 2 of 40 (repeat 1, fold 2): ')) return;
      asked = training.kill('SIGINT');
    });
    const code = await new Promise((resolve) => training.on('close', resolve));
    expect(code, shown).toBe(1);
    const { experiments, runs } = JSON.parse(readFileSync(json, 'utf8'));
    const count = experiments[0].runs.length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThan(40);
    expect(runs).toHaveLength(count);
    expect(shown).toContain(`Stopped: ${count} of 40 runs are finished.`);
  } finally {
    folder.remove();
  }
});

test('Ctrl-C during the final model keeps the runs that are finished', async () => {
  const folder = temporaryFolder();
  try {
    const [json, out] = [join(folder.path, 'r.json'), join(folder.path, 'models')];
    const words = `--sample --limit 12 --size 96 --epochs 20 --batch 8 --backend wasm --folds 2 --json ${json} --out ${out}`;
    const command = ['--import', 'tsx', 'scripts/train/index.ts', ...words.split(' ')];
    const training = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let shown = '';
    let asked = false;
    training.stderr.on('data', (text: Buffer) => {
      shown += text.toString();
      if (asked || !shown.includes('cnn, final model: ')) return;
      asked = training.kill('SIGINT');
    });
    const code = await new Promise((resolve) => training.on('close', resolve));
    expect(code, shown).toBe(1);
    expect(shown).toContain('Stopped: cnn, final model is not trained.');
    const { experiments, runs, finalModels } = JSON.parse(readFileSync(json, 'utf8'));
    expect(experiments[0].runs).toHaveLength(2);
    expect(experiments[0].calibration.before.error).toBeGreaterThanOrEqual(0);
    expect(runs).toHaveLength(2);
    expect(finalModels).toEqual([]);
  } finally {
    folder.remove();
  }
});
