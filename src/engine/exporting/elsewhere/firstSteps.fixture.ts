import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { vi } from 'vitest';
import type { Snapshot, Split } from '../../../domain/dataset/dataset';
import { noAugmentation } from '../../../domain/recipe/augmentation';
import { defaultRecipe, type Recipe } from '../../../domain/recipe/recipe';
import type { Training } from '../../../domain/recipe/training';
import type { ModelKind } from '../../../domain/models/registry';
import type { EpochRecord } from '../../../domain/run/run';
import { runRecord } from '../../../domain/run/runRecord.fixture';
import { bundledModel, sharedPath } from '../../models/mobilenetv2/pretrained/testing';
import { BUNDLED_SCALING } from '../../models/mobilenetv2/pretrained/bundled';
import { foundIn, matchWeights } from '../../models/mobilenetv2/pretrained/matchWeights';
import { readTfjsWeights } from '../../models/mobilenetv2/pretrained/readTfjs';
import { familyOf } from '../../models/registry';
import { startingModel } from '../../models/startingModel';
import { readValues, variablesOf } from '../../models/weights';
import { drawsOf } from '../../augment/draws';
import type { Pixels } from '../../pixels/pixelTensor';
import { ReadbackThrottle } from '../../training/loop/readbackThrottle';
import type { ExportSource, Network } from '../format';
import { topologyOf } from '../loadModel';
import { metadataOf } from '../metadata';

/** Validation images, and test images. */
const HELD_OUT = 8;
/** Four epochs of five steps. */
const EPOCHS = 4;
const CLASSES = ['with_mask', 'without_mask'];

/** What is trained: a family, at an image size in pixels. */
export interface Choices {
  kind: ModelKind;
  size: number;
  batchSize: number;
  learningRate: number;
  classWeights: Training['classWeights'];
}

/** An image of the dataset: the bytes of its file, and its pixels. */
interface Picture {
  path: string;
  png: Buffer;
  rgb: Uint8Array;
}

/** Photographs as PNG of the input size; where there are none, noise with a bright band. */
async function pictureOf(i: number, classIndex: number, size: number): Promise<Picture> {
  const label = CLASSES[classIndex]!;
  const folder = sharedPath(`datasets/masks/${label}`);
  const noise = Uint8Array.from({ length: size * size * 3 }, (_, at) =>
    at % (size * 3) < size * 3 * 0.5 === (classIndex === 0)
      ? 200
      : (at * 2654435761 * (i + 1)) >>> 24,
  );
  const image = folder
    ? sharp(join(folder, readdirSync(folder).sort()[i]!)).flatten({ background: '#fff' })
    : sharp(noise, { raw: { width: size, height: size, channels: 3 } });
  const png = await image
    .resize(size, size, { fit: 'fill' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  return { path: `${label}/${i}.png`, png, rgb: await sharp(png).removeAlpha().raw().toBuffer() };
}

async function dataset(size: number, train: number, classOf: (i: number) => number) {
  const partOf = (i: number): Split =>
    i < train ? 'train' : i < train + HELD_OUT ? 'validation' : 'test';
  const pictures = await Promise.all(
    Array.from({ length: train + 2 * HELD_OUT }, (_, i) => pictureOf(i, classOf(i), size)),
  );
  const hashed = pictures.map((picture, i) => ({
    ...picture,
    item: {
      hash: createHash('sha256').update(picture.png).digest('hex'),
      ...{ classIndex: classOf(i), split: partOf(i), path: picture.path },
    },
  }));
  hashed.sort((a, b) => (a.item.hash < b.item.hash ? -1 : 1));
  const items = hashed.map(({ item }) => item);
  const snapshot: Snapshot = {
    ...{ version: 2, hash: `${size}`, classes: CLASSES, classIds: CLASSES, items },
  };
  const pixels: Pixels = {
    size,
    read: (indices, target) =>
      Array.from(indices).forEach((index, row) =>
        target.set(hashed[index]!.rgb, row * size * size * 3),
      ),
  };
  return { snapshot, pixels, pictures };
}

async function bundled() {
  const { json, readShard } = await bundledModel();
  const { tensors } = matchWeights(foundIn(await readTfjsWeights(json, readShard)));
  return { tensors, scaling: BUNDLED_SCALING };
}

/** Without augmentation and dropout, and for MobileNetV2 the head alone. */
function recipeOf({ kind, size, batchSize, learningRate, classWeights }: Choices): Recipe {
  const recipe = defaultRecipe(kind, 3);
  const model = { ...recipe.model, dropout: 0 };
  if (model.kind === 'mobilenetv2') model.fineTune = { ...model.fineTune, from: 'none' };
  const training = { epochs: EPOCHS, batchSize, learningRate, earlyStopping: null, classWeights };
  return { ...recipe, imageSize: size, model, training, augmentation: noAugmentation };
}

/**
 * Trains 20 steps by the studio's own stages, on the current backend: the loss of each step
 * before its update, the source that the model is exported from, and the images.
 */
export async function firstSteps(choices: Choices) {
  const { kind, size, batchSize, classWeights } = choices;
  // The last batch of an epoch is not full.
  const train = 4 * batchSize + 5;
  const recipe = recipeOf(choices);
  const { snapshot, pixels, pictures } = await dataset(size, train, (i) =>
    // Weights that are all 1 would show nothing.
    classWeights === 'none' ? i % 2 : Number(i % 3 === 0),
  );
  const model = await startingModel(recipe, CLASSES.length, bundled);
  const start: Network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  const losses: number[] = [];
  const epochs: EpochRecord[] = [];
  const context = {
    ...{ recipe, snapshot, batchSize, model, resume: null, history: [] },
    draws: drawsOf(recipe, snapshot),
    features: { computed: 0, read: 0 },
    pixels: { ...pixels, count: snapshot.items.length, close: async () => undefined },
    onEpoch: () => async (_: unknown, record: EpochRecord) => epochs.push(record) > 0,
  };
  // The losses are read after every step.
  const everyStep = vi.spyOn(ReadbackThrottle.prototype, 'step').mockReturnValue(true);
  let before = 0;
  for await (const event of familyOf(kind).stages(context, recipe.model)) {
    if (event.kind !== 'step') continue;
    const { batch, batches, loss } = event.step;
    const images = batch === batches ? train : batch * batchSize;
    const sum = loss * images;
    losses.push((sum - before) / (images - (batch - 1) * batchSize));
    before = batch === batches ? 0 : sum;
  }
  everyStep.mockRestore();
  model.dispose();
  const run = runRecord({ status: 'finished', recipe, classes: CLASSES, epochs });
  const evaluation = { predictions: [], loss: 0, millisecondsPerPrediction: 0 };
  const source: ExportSource = {
    metadata: metadataOf(run, snapshot, evaluation, kind),
    parameters: 0,
    network: async () => start,
    startingNetwork: async () => start,
    predictions: null,
    validation: null,
    split: snapshot.items,
    readImage: null,
    readPixels: null,
    calibration: null,
  };
  return { losses, source, pictures, pixels, recipe };
}
