import type { Page } from '@playwright/test';
import { backboneBenchmarks } from './backbone/benchmarks';
import type { Benchmark } from './benchmark';
import { cnnStepFlops, matMulFlops } from './flops';
import { drawnImages, groupDrawn, groupPlainly } from './nearDuplicates';
import type { SideName } from './page/main';
import type { Setting } from './page/side';

const BENCH = 'bench/page/index.html';

const setting = (backend: string, count: number, batchSize = Math.min(16, count)): Setting => ({
  backend,
  pixels: '/bench-data/pixels-224.bin',
  labels: '/bench-data/labels-224.bin',
  size: 224,
  batchSize,
  count,
});

const ready = (page: Page, side: SideName, work: string, s: Setting) =>
  page.evaluate(([a, b, c]) => window.bench.prepare(a, b, c), [side, work, s] as const);
const round = (page: Page, side: SideName, work: string) =>
  page.evaluate(([a, b]) => window.bench.round(a, b), [side, work] as const);

/** Ours against stock tfjs, each in a worker of its own, over the same `count` images. */
function againstStock(
  name: string,
  asked: number,
  work: string,
  {
    ours,
    stock,
    count,
    minutes = 30,
  }: { ours: string; stock: string } & {
    count: number;
    minutes?: number;
  },
): Benchmark {
  return {
    name,
    against: `stock tfjs 4.22 on ${stock}`,
    asked,
    minutes,
    async prepare({ open, images }) {
      const page = await open(BENCH);
      const some = images(count);
      const facts = {
        images: some,
        ours: await ready(page, 'ours', work, setting(ours, some)),
        theirs: await ready(page, 'stock', work, setting(stock, some)),
      };
      return {
        facts,
        ours: () => round(page, 'ours', work),
        theirs: () => round(page, 'stock', work),
        ...(work === 'features' && { work: { unit: 'images', ours: some, theirs: some } }),
      };
    },
  };
}

/** Images that neither side trains on and both are evaluated on: half a percentage point is one of them. */
const HELD_OUT = 200;

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const transferEndToEnd: Benchmark = {
  name: 'transfer-end-to-end',
  against: '@teachablemachine/image 0.8.5 on tfjs 1.3.1',
  asked: 5,
  minutes: 120,
  async prepare({ open, images }) {
    const pages = {
      ours: await open('bench/page/transfer.html'),
      theirs: await open('bench/rivals/teachable.html'),
    };
    const count = images(400);
    const given = { ...setting('auto', count, 16), heldOut: Math.min(HELD_OUT, count) };
    // Of every training, each from newly drawn head weights: chance changes the result by an image or two.
    const accuracies = { ours: [] as number[], theirs: [] as number[] };
    const backend = { ours: '', theirs: '' };
    const train = async (side: keyof typeof pages) => {
      const result = await pages[side].evaluate((s) => window.trainHead(s), given);
      accuracies[side].push(result.accuracy);
      backend[side] = result.backend;
      return result.milliseconds;
    };
    await train('ours');
    await train('theirs');
    return {
      facts: { images: count, heldOut: given.heldOut, backend },
      ours: () => train('ours'),
      theirs: () => train('theirs'),
      check() {
        const accuracy = { ours: mean(accuracies.ours), theirs: mean(accuracies.theirs) };
        const percent = (value: number) => `${(100 * value).toFixed(1)}%`;
        const worse = accuracy.theirs - accuracy.ours > 0.005 + 1e-9;
        const sentence = `mean validation accuracy ${percent(accuracy.ours)} against ${percent(accuracy.theirs)}`;
        return { facts: { accuracy, accuracies, sentence }, failure: worse ? sentence : null };
      },
    };
  },
};

const importFiles: Benchmark = {
  name: 'import',
  against: 'createImageBitmap and put, one by one on the main thread',
  asked: 2,
  minutes: 20,
  async prepare({ open, files, images }) {
    const page = await open('bench/page/import.html');
    const count = images(400);
    await page.setInputFiles('#folder', await files(count));
    const { imported, rejected } = await page.evaluate(() => window.importing.ours());
    await page.evaluate(() => window.importing.plain());
    return {
      facts: { files: count, imported, rejected },
      ours: async () => (await page.evaluate(() => window.importing.ours())).milliseconds,
      theirs: () => page.evaluate(() => window.importing.plain()),
      work: { unit: 'images', ours: count, theirs: count },
    };
  },
};

const nearDuplicates: Benchmark = {
  name: 'near-duplicates',
  against: 'comparing every pair byte by byte (Node)',
  asked: 4,
  minutes: 5,
  async prepare({ images }) {
    const drawn = drawnImages(images(10_000));
    const groups = { ours: (await groupDrawn(drawn)).groups, theirs: groupPlainly(drawn).groups };
    const sentence = `${groups.ours} groups against ${groups.theirs}`;
    return {
      facts: { images: drawn.length, groups },
      ours: async () => (await groupDrawn(drawn)).milliseconds,
      theirs: async () => groupPlainly(drawn).milliseconds,
      check: () => ({ facts: {}, failure: groups.ours === groups.theirs ? null : sentence }),
    };
  },
};

const PRODUCTS = 10;

/** Our whole step against what the same worker's stock matMul reaches. */
const backendEfficiency: Benchmark = {
  name: 'backend-efficiency',
  against: "FLOP/s of WASM's own 1024² matMul",
  asked: 0.5,
  minutes: 10,
  async prepare({ open }) {
    const page = await open(BENCH);
    const step = setting('wasm', 16);
    const facts = await ready(page, 'ours', 'cnn-step', step);
    await ready(page, 'ours', 'stock-matmul', { ...step, count: PRODUCTS });
    return {
      facts,
      ours: () => round(page, 'ours', 'cnn-step'),
      theirs: () => round(page, 'ours', 'stock-matmul'),
      work: {
        unit: 'GFLOP',
        ours: cnnStepFlops(step.size, step.batchSize) / 1e9,
        theirs: (PRODUCTS * matMulFlops(1024)) / 1e9,
      },
    };
  },
};

/** Ours against ours: the network for weak machines may not be slower than the tutorial's. */
const compactStep: Benchmark = {
  name: 'compact-cnn-step',
  against: "the tutorial CNN's step at 128 px on WASM",
  asked: 1,
  minutes: 10,
  async prepare({ open }) {
    const page = await open(BENCH);
    const step = { ...setting('wasm', 16), size: 128 };
    return {
      facts: {
        ours: await ready(page, 'ours', 'compact-cnn-step', step),
        theirs: await ready(page, 'ours', 'cnn-step', step),
      },
      ours: () => round(page, 'ours', 'compact-cnn-step'),
      theirs: () => round(page, 'ours', 'cnn-step'),
    };
  },
};

const webgl = { ours: 'webgl', stock: 'webgl' };
const wasm = { ours: 'wasm', stock: 'wasm' };

export const benchmarks: Benchmark[] = [
  againstStock('cnn-step-webgl', 2, 'cnn-step', { ...webgl, count: 16 }),
  againstStock('cnn-step-auto', 8, 'cnn-step', { ours: 'auto', stock: 'webgl', count: 16 }),
  againstStock('mobilenet-features-webgl', 2, 'features', { ...webgl, count: 32 }),
  againstStock('mobilenet-features-wasm', 2, 'features', { ...wasm, count: 64 }),
  transferEndToEnd,
  againstStock('fine-tune-epoch', 5, 'fine-tune', { ...webgl, count: 64, minutes: 60 }),
  importFiles,
  nearDuplicates,
  backendEfficiency,
  compactStep,
  ...backboneBenchmarks,
];
