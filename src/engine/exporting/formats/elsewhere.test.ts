import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { File as Hdf5File } from 'jsfive';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultRecipe, type Recipe } from '../../../domain/recipe/recipe';
import { noPhotometric, type Photometric } from '../../../domain/recipe/photometric';
import { FILL_MODES } from '../../../domain/recipe/augmentation';
import type { ModelKind } from '../../../domain/models/registry';
import { drawsByIndex } from '../../augment/draws';
import { variantTransforms } from '../../augment/transforms';
import { applyPhotometric, photometricDraws } from '../../augment/photometric';
import { allPhotometric } from '../../augment/photometric.fixture';
import { warp } from '../../augment/warp';
import { startKernelsInNode } from '../../backend/wasm/nodeKernels.fixture';
import { buildModel } from '../../models/registry';
import { readValues, variablesOf } from '../../models/weights';
import { pixelTensor } from '../../pixels/pixelTensor';
import { pixelBatches } from '../../training/data/pixelBatches';
import { AugmentedViews } from '../../training/data/augmentedViews';
import { viewBatches } from '../../training/data/viewBatches';
import { orderRows } from '../elsewhere/order';
import { firstSteps } from '../elsewhere/firstSteps.fixture';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import type { ExportSource } from '../format';
import { openModelZip } from '../zip';
import { elsewhere } from './elsewhere';

/** Where the comparison with Python (scripts/verify/elsewhere.py) finds what the studio gives. */
const folder = process.env['ELSEWHERE_DIR'];

const read = async (source: ExportSource) =>
  new Map((await filesOf(elsewhere, source)).map(({ path, bytes }) => [path, bytes]));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('the kit', () => {
  let source: ExportSource;
  let files: Map<string, Uint8Array<ArrayBuffer>>;
  beforeAll(async () => {
    await tf.setBackend('cpu');
    source = (await cnnSource()).source;
    files = await read(source);
  });

  it('has the fixed files, and every module that its programs import', () => {
    const names = ['recipe.json', 'start.keras', 'split.csv', 'order.csv', 'train.py'];
    const others = ['ray_train.py', 'requirements.txt', 'README.md', 'metadata.json'];
    for (const name of [...names, ...others]) expect(files.has(`elsewhere/${name}`)).toBe(true);
    const programs = [...files].filter(([path]) => path.endsWith('.py'));
    const installed =
      /^(argparse|copy|csv|dataclasses|datetime|functools|hashlib|io|itertools|json|math|os)$|^(pathlib|platform|shutil|sys|time|typing|collections|concurrent|keras|torch|numpy|PIL|ray)$/;
    for (const [, bytes] of programs) {
      for (const [, module] of text(bytes).matchAll(/^(?:from|import) (\w+)/gm))
        expect(installed.test(module!) || files.has(`elsewhere/${module}.py`)).toBe(true);
    }
  });

  it('lists every image with its label and split, and holds the recipe', () => {
    expect(text(files.get('elsewhere/split.csv'))).toBe(
      'path,sha256,label,split\r\nplain/1.jpg,1,plain,train\r\nmasked/2.jpg,2,masked,test\r\n',
    );
    expect(JSON.parse(text(files.get('elsewhere/recipe.json')))).toEqual(source.metadata.recipe);
  });

  it('has the seed of the augmentation of an experiment’s run, by which images are drawn for by hash', async () => {
    expect(files.has('elsewhere/augmentation.json')).toBe(false);
    const ofExperiment = await read({ ...source, augmentationSeed: 17 });
    expect(JSON.parse(text(ofExperiment.get('elsewhere/augmentation.json')))).toEqual({ seed: 17 });
  });

  it('cannot be written where the split is not known', async () => {
    await expect(read({ ...source, split: null })).rejects.toThrow('not stored');
  });

  it('starts with the weights that the recipe draws', async () => {
    const { recipe, classes } = source.metadata;
    const { model: network, imageSize, seed } = recipe!;
    const model = buildModel(network, { imageSize, seed, classCount: classes.length });
    const drawn = await readValues(variablesOf(model.weights));
    model.dispose();
    const zip = await openModelZip(new Blob([files.get('elsewhere/start.keras')!]), 'a.zip');
    const bytes = new Uint8Array(await zip.read('model.weights.h5'));
    await zip.close();
    const stored = new Hdf5File(bytes.buffer, 'start.h5') as unknown as {
      get(path: string): { value: ArrayLike<number> };
    };
    for (const [layer, place] of [
      ['conv2d_1', 'conv2d'],
      ['conv2d_3', 'conv2d_2'],
      ['predictions', 'dense_1'],
    ]) {
      const { value } = stored.get(`layers/${place}/vars/0`);
      expect(Float32Array.from(value)).toEqual(drawn.get(`${layer}/kernel`)!.values);
    }
  });
});

describe('order.csv', () => {
  const split = Array.from({ length: 30 }, (_, i) => ({
    ...{ hash: `h${i}`, path: `${i}.png`, classIndex: i % 2 },
    split: i % 3 === 0 ? ('validation' as const) : ('train' as const),
  }));
  const snapshot = {
    version: 2 as const,
    hash: '',
    classes: ['a', 'b'],
    classIds: [],
    items: split,
  };
  /** Every image is of one colour, its index. */
  const pixels = {
    size: 1,
    read: (indices: ArrayLike<number>, target: Uint8Array) =>
      Array.from(indices).forEach((index, row) => target.fill(index, row * 3, row * 3 + 3)),
  };
  const epoch = (number: number, stage: 'train' | 'head' | 'fine-tune') => ({
    ...{ epoch: number, stage, loss: 0, accuracy: 0, valLoss: 0, valAccuracy: 0, seconds: 0 },
  });
  const batched = (kind: ModelKind): Recipe => {
    const recipe = defaultRecipe(kind, 5);
    return { ...recipe, training: { ...recipe.training, batchSize: 8 } };
  };
  const rowsOf = (rows: (string | number)[][], stage: string, step: number) =>
    rows.filter(([of, , at]) => of === stage && at === step);
  const imagesOf = async (inputs: tf.Tensor, count: number) => {
    const values = await inputs.data();
    return Array.from({ length: count }, (_, row) => `h${values[row * 3]}`);
  };

  it('has the batches that a network trained from scratch takes, over several epochs', async () => {
    const recipe = batched('compact-cnn');
    const rows = orderRows(recipe, split, [epoch(1, 'train')]);
    const { seed } = recipe;
    const augmentation = { ...recipe.augmentation, horizontalFlip: true };
    const draws = drawsByIndex({ seed, augmentation }, snapshot.hash);
    const source = pixelBatches({ pixels, snapshot, batchSize: 8, seed, augmentation, draws });
    expect(source.trainBatches).toBe(3);
    for (const step of [1, 3, 4, 20]) {
      const [at, index] = [Math.ceil(step / 3), (step - 1) % 3];
      const { inputs, count } = await source.train(at, index);
      const listed = rowsOf(rows, 'train', step);
      expect(listed.map(([, , , , hash]) => hash)).toEqual(await imagesOf(inputs, count));
      expect(listed.map(([, number, , variant]) => [number, variant])).toEqual(
        listed.map(() => [at, at]),
      );
    }
    expect(rowsOf(rows, 'train', 21)).toEqual([]);
  });

  it('has the views of both stages of MobileNetV2, the second from the epoch that the run began it', async () => {
    const recipe = batched('mobilenetv2');
    const rows = orderRows(recipe, split, [
      epoch(1, 'head'),
      epoch(2, 'head'),
      epoch(3, 'fine-tune'),
    ]);
    const views = new AugmentedViews(
      pixels,
      snapshot,
      recipe,
      drawsByIndex(recipe, snapshot.hash),
      2,
    );
    const shown = { head: 'allVariants', 'fine-tune': 'oneVariantPerEpoch' } as const;
    for (const stage of ['head', 'fine-tune'] as const) {
      const seen: number[] = [];
      const note = (numbers: ArrayLike<number>) => {
        seen.splice(0, seen.length, ...Array.from(numbers));
        return tf.zeros([numbers.length, 1]);
      };
      const options = { shown: shown[stage], batchSize: 8, classCount: 2, seed: recipe.seed };
      await viewBatches(views, note, options).train(stage === 'head' ? 1 : 3, 0);
      const train = split.filter((item) => item.split === 'train');
      const listed = rowsOf(rows, stage, 1).map(([, , , variant, hash]) =>
        views.ofTraining(
          train.findIndex((item) => item.hash === hash),
          Number(variant),
        ),
      );
      expect(listed).toEqual(seen);
    }
  });
});

describe('the first 20 steps of the studio', () => {
  beforeAll(() => startKernelsInNode(), 60_000);

  function keep(name: string, path: string, bytes: Uint8Array | string): void {
    if (!folder) return;
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }

  it.each([
    ['cnn', 64, 1e-3, 'none'],
    ['compact-cnn', 64, 2e-3, 'none'],
    ['mobilenetv2', 96, 1e-3, 'none'],
    // Rounding is enlarged in proportion to the learning rate: here it stays below 1e-3 for all.
    ...(folder
      ? ([
          ['cnn', 128, 1e-4, 'none'],
          ['compact-cnn', 128, 1e-4, 'none'],
          ['cnn', 128, 1e-4, 'balanced'],
          ['mobilenetv2', 128, 1e-3, 'balanced'],
        ] as const)
      : []),
  ] as const)(
    'of %s, %d px, learning rate %d, class weights %s, are in the order of order.csv',
    async (kind, small, learningRate, classWeights) => {
      const [size, batchSize] = folder ? [128, 16] : [small, 8];
      const choices = { kind, size, batchSize, learningRate, classWeights };
      const { losses, source, pictures, pixels } = await firstSteps(choices);
      expect(losses).toHaveLength(20);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length;
      expect(mean(losses.slice(15))).toBeLessThan(mean(losses.slice(0, 5)));
      const files = await read(source);
      const rows = text(files.get('elsewhere/order.csv')).trim().split('\r\n').slice(1);
      expect(rows).toHaveLength(4 * (4 * batchSize + 5));

      const { augmentation } = defaultRecipe(kind);
      const draws = variantTransforms(augmentation, size, 3, [0, 1, 2], 4);
      const images = pixelTensor(pixels, [0, 1, 2], 3);
      const warped = FILL_MODES.map((mode) => {
        const values = warp(images, tf.tensor2d(draws, [3, 8]), mode).dataSync();
        return [mode, Buffer.from(Float32Array.from(values).buffer).toString('base64')];
      });
      const byHash = variantTransforms(augmentation, size, 17, ['0a1b', 'ffff'], 4);
      // JPEG apart: before it, a value near a half may be rounded to another byte.
      const jpegOnly = { ...noPhotometric, jpeg: allPhotometric.jpeg };
      const allElse = { ...allPhotometric, jpeg: noPhotometric.jpeg };
      const valuesOf = (of: Photometric): string => {
        const draws = photometricDraws(of, 3, [0, 1, 2], 4);
        const values = applyPhotometric(images, draws, of).dataSync();
        return Buffer.from(Float32Array.from(values).buffer).toString('base64');
      };
      const studio = {
        losses,
        augmentation,
        photometric: { ...augmentation, photometric: allElse },
        changed: valuesOf(allElse),
        jpeg: { ...augmentation, photometric: jpegOnly },
        compressed: valuesOf(jpegOnly),
        draws: [...draws],
        byHash: [...byHash],
        warped: Object.fromEntries(warped),
      };
      const name = `${kind} ${learningRate}${classWeights === 'balanced' ? ' balanced' : ''}`;
      keep(name, 'studio.json', JSON.stringify(studio));
      for (const [path, bytes] of files) keep(name, path, bytes);
      for (const { path, png } of pictures) keep(name, join('images', path), png);
    },
  );
});
