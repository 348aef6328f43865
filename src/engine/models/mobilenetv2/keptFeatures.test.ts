import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot, Split } from '../../../domain/dataset/dataset';
import type { MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { replaceKernels } from '../../backend/kernels';
import { composedKernels } from '../../backend/wasm/composed';
import { evaluateModel, predictScores } from '../../evaluation/predictions';
import { pixelTensor } from '../../pixels/pixelTensor';
import { dataset, recipe, train } from './stages.fixture';

beforeAll(async () => {
  await tf.setBackend('wasm');
  replaceKernels(composedKernels);
});

const IMAGES = 12;
const frozen: MobileNetRecipe = { ...recipe, fineTune: { ...recipe.fineTune, from: 'none' } };

type Data = ReturnType<typeof dataset>;

/** The dataset under other hashes, so that nothing is kept of its images yet. */
function fresh(name: string): Data {
  const data = dataset(2);
  const items = data.snapshot.items.map((item) => ({ ...item, hash: `${name}-${item.hash}` }));
  return { ...data, snapshot: { ...data.snapshot, items } };
}

/** The same images, of which others are held out: a quarter for the test, another for validation. */
function fold({ snapshot, pixels }: Data, number: number): Data {
  const split = (i: number): Split =>
    i % 4 === number % 4 ? 'test' : i % 4 === (number + 1) % 4 ? 'validation' : 'train';
  const items = snapshot.items.map((item, i) => ({ ...item, split: split(i) }));
  return { snapshot: { ...snapshot, items, hash: `fold ${number}` }, pixels };
}

async function evaluate({ snapshot, pixels }: Data, network: tf.LayersModel, model = frozen) {
  const counts = { computed: 0, read: 0 };
  const work = evaluateModel(network, pixels, snapshot, model, 4, counts);
  for (;;) {
    const { done, value } = await work.next();
    if (done) return { evaluation: value, counts };
  }
}

describe('the features of an experiment', () => {
  it('are computed once for each image and variant, whatever the fold and the seed', async () => {
    const data = fresh('once');
    let computed = 0;
    let read = 0;
    for (let i = 0; i < 4; i++) {
      const experiment = { augmentationSeed: 7 };
      const run = await train(frozen, { data: fold(data, i), experiment, seed: 100 + i });
      const { counts } = await evaluate(fold(data, i), run.network);
      computed += run.counts.computed + counts.computed;
      read += run.counts.read + counts.read;
    }
    const perImage = 1 + frozen.variants;
    expect(computed).toBe(IMAGES * perImage);
    // Half of the images train in each run, in all variants; the other half is evaluated, and
    // half of that has validated the training before.
    expect(computed + read).toBe(4 * (6 * perImage + 6 + 3));
  });

  it('are others with another augmentation seed, but for images as they are', async () => {
    const data = fresh('seeds');
    const run = (augmentationSeed: number) =>
      train(frozen, { data, experiment: { augmentationSeed } });
    expect((await run(1)).counts).toEqual({ computed: 20, read: 0 });
    expect((await run(2)).counts).toEqual({ computed: 8, read: 12 });
    expect((await run(1)).counts).toEqual({ computed: 0, read: 20 });
  });

  it('are the same numbers, read or computed', async () => {
    const experiment = { augmentationSeed: 7 };
    const losses = ({ curve }: Awaited<ReturnType<typeof train>>) =>
      curve.map(({ valLoss }) => valLoss);
    const data = fresh('read');
    const computed = await train(frozen, { data, experiment });
    expect(computed.counts.read).toBe(0);
    const read = await train(frozen, { data, experiment });
    expect(read.counts.computed).toBe(0);
    expect(losses(read)).toEqual(losses(computed));
  });

  it('count the activations that fine-tuning begins at', async () => {
    const data = fresh('tuned');
    const experiment = { augmentationSeed: 7 };
    // Of each view, the activations at the cut and the pooled features behind them.
    const first = await train(recipe, { data, experiment });
    expect(first.counts).toEqual({ computed: 2 * 20, read: 0 });
    const again = await train(recipe, { data, experiment, seed: 5 });
    expect(again.counts).toEqual({ computed: 0, read: 2 * 20 });
  });
});

describe.each([
  ['frozen', frozen],
  ['fine-tuned', recipe],
  ['trained as a whole', { ...recipe, fineTune: { ...recipe.fineTune, from: 'all' } }],
])('the evaluation of a %s network', (name, model) => {
  it('reads what is kept, and equals the whole network to 1e-5', async () => {
    const data = fold(fresh(name), 0);
    const { network } = await train(model, { data });
    await evaluate(data, network, model);
    const { evaluation, counts } = await evaluate(data, network, model);
    expect(counts).toEqual({ computed: 0, read: model.fineTune.from === 'all' ? 0 : 6 });
    const indexOf = new Map(data.snapshot.items.map(({ hash }, index) => [hash, index]));
    const answers = [...evaluation.predictions, ...evaluation.validation!];
    expect(answers).toHaveLength(6);
    for (const { hash, scores } of answers) {
      const image = pixelTensor(data.pixels, [indexOf.get(hash)!], 1);
      const [whole] = await predictScores(network, image, 2);
      scores.forEach((score, i) => expect(score).toBeCloseTo(whole![i]!, 5));
    }
  });
});

it('a snapshot on the same images leaves an ordinary run its own draws', async () => {
  const data = fresh('ordinary');
  expect((await train(frozen, { data })).counts).toEqual({ computed: 20, read: 0 });
  const other: Snapshot = { ...data.snapshot, hash: 'another snapshot' };
  const run = await train(frozen, { data: { ...data, snapshot: other } });
  expect(run.counts).toEqual({ computed: 8, read: 12 });
});
