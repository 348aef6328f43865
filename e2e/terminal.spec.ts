import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  hasShared,
  sharedDirectory,
  temporaryFolder,
  withoutShared,
  writePictures,
} from './pictures';

interface Outcome {
  code: number;
  /** What the terminal showed, a line each. */
  lines: string[];
  /** What it wrote to stdout. */
  results: string;
}

/** Run a command as a user would; plain lines, since it is not on a terminal. */
function command(name: string, ...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = ['--import', 'tsx', `scripts/${name}/index.ts`, ...words];
    execFile(process.execPath, started, (error, results, shown) => {
      const lines = shown.split('\n').filter(Boolean);
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines, results });
    });
  });
}

const train = (...words: string[]) => command('train', ...words);

test.describe('npm run train', () => {
  test('trains from a folder and writes the model and the report', async () => {
    const folder = temporaryFolder();
    try {
      const data = join(folder.path, 'data');
      await writePictures(data, 24, ['disc', 'bar']);
      writeFileSync(join(data, 'disc', 'broken.jpg'), 'not a picture');
      // More than the report on the page lists.
      const copy = readFileSync(join(data, 'disc', '0.jpg'));
      for (let i = 0; i < 1100; i++) writeFileSync(join(data, 'disc', `copy-${i}.jpg`), copy);
      const json = join(folder.path, 'r.json');
      const out = join(folder.path, 'models');
      const words = `${data} --size 64 --epochs 2 --batch 8 --no-augment --json ${json} --out ${out}`;
      const { code, lines } = await train(...words.split(' '));
      expect(lines.join('\n')).toContain('train epoch 2');
      expect(code).toBe(0);

      const { dataset, runs } = JSON.parse(readFileSync(json, 'utf8'));
      expect(dataset).toMatchObject({
        classes: ['bar', 'disc'],
        counts: { bar: 24, disc: 24 },
        imported: 48,
        duplicates: 1100,
      });
      expect(dataset.rejected).toHaveLength(1101);
      expect(dataset.rejected).toContainEqual(
        expect.objectContaining({ file: 'data/disc/broken.jpg' }),
      );
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({ model: 'cnn', params: 548_129, trainableParams: 548_129 });
      expect(runs[0].epochs).toHaveLength(2);
      const { test: evaluated } = runs[0];
      expect(evaluated.n).toBe(evaluated.confusion.flat().reduce((a: number, b: number) => a + b));
      const metadata = JSON.parse(readFileSync(join(out, 'cnn/metadata.json'), 'utf8'));
      expect(metadata).toMatchObject({ classes: ['bar', 'disc'], inputSize: 64 });
      expect(readFileSync(join(out, 'cnn/model.json'), 'utf8')).toContain('Rescaling');
    } finally {
      folder.remove();
    }
  });

  test('twice at a time: neither disturbs the other', async () => {
    test.setTimeout(400_000);
    const folder = temporaryFolder();
    try {
      const runs = ['disc', 'bar'].map(async (name, i) => {
        const data = join(folder.path, name, 'data');
        await writePictures(data, 12 + 6 * i, ['disc', 'bar']);
        const json = join(folder.path, `${name}.json`);
        const words = `${data} --size 64 --epochs 2 --batch 8 --no-augment --json ${json}`;
        const { code, lines } = await train(...words.split(' '));
        expect(code, lines.join('\n')).toBe(0);
        return JSON.parse(readFileSync(json, 'utf8'));
      });
      const reports = await Promise.all(runs);
      for (const [i, { dataset, runs }] of reports.entries()) {
        expect(dataset).toMatchObject({ imported: 2 * (12 + 6 * i), duplicates: 0 });
        expect(runs).toHaveLength(1);
        expect(runs[0].epochs).toHaveLength(2);
      }
    } finally {
      folder.remove();
    }
  });

  test('chooses a threshold on the validation images, and lists label issues of a plain run', async () => {
    const folder = temporaryFolder();
    try {
      const [json, out] = [join(folder.path, 'r.json'), join(folder.path, 'models')];
      const issues = join(folder.path, 'issues.csv');
      const words =
        '--sample --limit 24 --size 64 --epochs 1 --batch 8 --model cnn --backend wasm ' +
        `--threshold recall=0.9 --issues ${issues} --json ${json} --out ${out}`;
      const { code, lines, results } = await train(...words.split(' '));
      expect(code, lines.join('\n')).toBe(0);
      const [{ thresholdChoice: choice, test: tested }] = JSON.parse(
        readFileSync(json, 'utf8'),
      ).runs;
      expect(choice).toMatchObject({ rule: { kind: 'recall', atLeast: 0.9 }, isReached: true });
      expect(choice.validation.recall).toBeGreaterThanOrEqual(0.9);
      expect(choice.test).toMatchObject({ n: tested.n, accuracy: tested.accuracy });
      expect(results).toContain(
        `cnn: threshold ${choice.threshold} for a recall of at least 0.9, chosen on ${choice.validation.n} validation images.`,
      );
      const metadata = JSON.parse(readFileSync(join(out, 'cnn/metadata.json'), 'utf8'));
      expect(metadata).toMatchObject({
        ...{ threshold: choice.threshold, metrics: { testAccuracy: tested.accuracy } },
        thresholdChoice: { rule: choice.rule, images: choice.validation.n },
      });
      expect(readFileSync(issues, 'utf8')).toMatch(/^path,label,suggested,score\r?\n/);
      expect(lines.join('\n')).toMatch(/^\d+ label issues are written to /m);
    } finally {
      folder.remove();
    }
  });

  test('refuses unusable words and datasets with one line', async () => {
    const folder = temporaryFolder();
    try {
      const empty = join(folder.path, 'empty');
      const single = join(folder.path, 'single');
      mkdirSync(empty);
      await writePictures(single, 12, ['disc']);
      const three = join(folder.path, 'three');
      await writePictures(three, 12, ['disc', 'bar', 'triangle']);
      const cases: [string[], number, RegExp][] = [
        [['--sample', '--model', 'vgg'], 2, /--model is cnn/],
        [[join(folder.path, 'nowhere')], 2, /no folder or file/],
        [[empty], 1, /no files/],
        [[single, '--epochs', '1'], 1, /class/],
        [[three, '--threshold', 'f1'], 1, /these have 3/],
      ];
      for (const [words, code, message] of cases) {
        const outcome = await train(...words);
        expect(outcome.code, words.join(' ')).toBe(code);
        expect(outcome.lines.at(-1)).toMatch(message);
      }
    } finally {
      folder.remove();
    }
  });

  test('trains on photographs, on WebGL, in the worker', async () => {
    test.skip(!hasShared, withoutShared);
    test.setTimeout(600_000);
    const folder = temporaryFolder();
    try {
      const json = join(folder.path, 'r.json');
      const { code, lines } = await train(
        join(sharedDirectory, 'datasets/masks'),
        ...`--backend webgl --size 64 --limit 30 --epochs 1 --json ${json}`.split(' '),
      );
      expect(code, lines.join('\n')).toBe(0);
      const { runs } = JSON.parse(readFileSync(json, 'utf8'));
      expect(runs[0].backend).toBe('webgl');
      expect(runs[0].epochs[0].loss).toBeLessThan(2);
    } finally {
      folder.remove();
    }
  });
});

test('npm run export and evaluate use a model that was kept', async () => {
  test.setTimeout(400_000);
  const folder = temporaryFolder();
  try {
    const data = join(folder.path, 'data');
    await writePictures(data, 24, ['disc', 'bar']);
    const out = join(folder.path, 'models');
    const trained = await train(
      ...`${data} --size 64 --epochs 1 --batch 8 --out ${out} --export all`.split(' '),
    );
    expect(trained.code, trained.lines.join('\n')).toBe(0);
    const model = join(out, 'cnn');
    expect(readFileSync(join(model, 'README.md'), 'utf8')).toContain('## ONNX');

    const again = join(folder.path, 'again');
    const words = `${model} --to tfjs --to onnx --out ${again}`;
    const exported = await command('export', ...words.split(' '));
    expect(exported.code, exported.lines.join('\n')).toBe(0);
    expect(readFileSync(join(again, 'model.onnx'))).toEqual(
      readFileSync(join(model, 'model.onnx')),
    );
    expect(readdirSync(again).sort()).toEqual([
      'README.md',
      'group1-shard1of1.bin',
      'metadata.json',
      'model.json',
      'model.onnx',
      'test-predictions.json',
    ]);
    const predictionsIn = (folder: string) =>
      JSON.parse(readFileSync(join(folder, 'test-predictions.json'), 'utf8'));
    expect(predictionsIn(again)).toEqual(predictionsIn(model));

    const report = join(folder.path, 'evaluation.json');
    const csv = join(folder.path, 'evaluation.csv');
    mkdirSync(join(data, 'other'));
    writeFileSync(join(data, 'disc', 'broken.jpg'), 'not a picture');
    writeFileSync(join(data, 'other', 'loose.jpg'), readFileSync(join(data, 'disc', '0.jpg')));
    const evaluated = await command(
      'evaluate',
      ...`${model} ${data} --json ${report} --csv ${csv}`.split(' '),
    );
    expect(evaluated.code, evaluated.lines.join('\n')).toBe(0);
    expect(evaluated.lines.join('\n')).toContain('data/disc/broken.jpg: ');
    const evaluation = JSON.parse(readFileSync(report, 'utf8'));
    expect(evaluation).toMatchObject({ n: 49, labelled: 48, threshold: 0.5 });
    expect(evaluation.rejected).toHaveLength(1);
    expect(evaluation.predictions.at(-1)).toMatchObject({
      path: 'data/other/loose.jpg',
      truth: null,
    });
    expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(50);
    // As the studio scored them when it trained the model.
    const stored = JSON.parse(readFileSync(join(model, 'test-predictions.json'), 'utf8'));
    for (const { path, truth, scores } of stored.predictions) {
      const again = evaluation.predictions.find((one: { path: string }) => one.path === path);
      expect(again.truth).toBe(truth);
      expect(again.scores[1]).toBeCloseTo(scores[1], 4);
    }

    const nowhere = join(folder.path, 'nowhere');
    const refused: [string, number, RegExp][] = [
      [`${model} --to coreml --out ${nowhere}`, 2, /--to is one of all, tfjs/],
      [`${data} --to onnx --out ${nowhere}`, 1, /no model.json/],
      [`${model} --to test-inputs --out ${nowhere}`, 1, /not stored/],
    ];
    for (const [args, code, message] of refused) {
      const outcome = await command('export', ...args.split(' '));
      expect(outcome.lines.at(-1)).toMatch(message);
      expect(outcome.code).toBe(code);
    }
    expect(existsSync(nowhere) ? readdirSync(nowhere) : []).toEqual([]);

    // Of several formats, those that can be written are.
    const partly = join(folder.path, 'partly');
    const some = await command(
      'export',
      ...`${model} --to onnx --to test-inputs --out ${partly}`.split(' '),
    );
    expect(some.lines.at(-1)).toMatch(/not stored/);
    expect(some.code).toBe(1);
    expect(readdirSync(partly)).toContain('model.onnx');
  } finally {
    folder.remove();
  }
});
