/** MobileNetV2 with random weights, cut early, trained on a dozen made-up images. */
import * as tf from '@tensorflow/tfjs';
import type { Snapshot, Split } from '../../../domain/dataset/dataset';
import type { TrainingEvent } from '../../../domain/run/event';
import { deriveSeed, randomFrom } from '../../../domain/random';
import { defaultMobileNet, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import { defaultRecipe } from '../../../domain/recipe/recipe';
import type { EpochRecord } from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import { drawsOf } from '../../augment/draws';
import type { StageState } from '../../training/loop/fitStage';
import type { RunContext } from '../family';
import { readValues, variablesOf } from '../weights';
import { buildMobileNet } from './build';
import { BUNDLED_SCALING } from './pretrained/bundled';
import { trainTransfer } from './stages';

export const SIZE = 64;
export const recipe: MobileNetRecipe = {
  ...defaultMobileNet,
  alpha: 0.35,
  featureLayer: 'block_4_expand_relu',
  headUnits: 8,
  variants: 1,
  fineTune: { from: 'block_3', epochs: 2, learningRate: 1e-3 },
};

/** A model whose backbone, statistics included, is random, in place of pretrained weights. */
export function build(model: MobileNetRecipe, classCount = 2): tf.LayersModel {
  const built = buildMobileNet(model, {
    imageSize: SIZE,
    classCount,
    seed: 1,
    scaling: BUNDLED_SCALING,
  });
  for (const [name, variable] of variablesOf(built.weights)) {
    const random = randomFrom(deriveSeed(3, name));
    const positive = /gamma|variance/.test(name);
    const fan = variable.shape.slice(0, -1).reduce((a, b) => a * b, 1);
    const value = Float32Array.from({ length: variable.size }, () =>
      positive ? 0.5 + random() : ((random() * 2 - 1) * 2) / Math.sqrt(fan),
    );
    variable.assign(tf.tensor(value, variable.shape));
  }
  return built;
}

/** Twelve small noisy images; the class is which third of the image is bright. */
export function dataset(classCount: number) {
  const split = (i: number): Split => (i < 8 ? 'train' : 'validation');
  const items = Array.from({ length: 12 }, (_, i) => ({
    // A hash stands for what the image shows.
    hash: `image-${classCount}-${i}`,
    path: `${i}.png`,
    classIndex: i % classCount,
    split: split(i),
  }));
  const classes = Array.from({ length: classCount }, (_, i) => `class ${i}`);
  const snapshot: Snapshot = {
    version: 2,
    hash: `test-${Math.random()}`,
    classes,
    classIds: classes,
    items,
  };
  const pixels = {
    size: SIZE,
    count: items.length,
    read(indices: ArrayLike<number>, target: Uint8Array) {
      Array.from(indices, (image, row) => {
        const random = randomFrom(deriveSeed(9, image));
        for (let i = 0; i < SIZE * SIZE * 3; i++) {
          const band = Math.floor((Math.floor(i / (SIZE * 3)) * classCount) / SIZE);
          target[row * SIZE * SIZE * 3 + i] =
            random() * 128 + (band === image % classCount ? 100 : 0);
        }
      });
    },
    close: async () => undefined,
  };
  return { snapshot, pixels };
}

interface Saved {
  stage: Stage;
  state: StageState;
}

/** Train, keeping every checkpoint; `after` stops the run once so many epochs are saved. */
export async function train(
  model: MobileNetRecipe,
  options: {
    data?: ReturnType<typeof dataset>;
    resume?: Saved[];
    epochs?: number;
    after?: number;
    seed?: number;
    experiment?: { augmentationSeed: number };
  },
) {
  const { snapshot, pixels } = options.data ?? dataset(2);
  const network = build(model, snapshot.classes.length);
  const saved: Saved[] = [...(options.resume ?? [])];
  const history: EpochRecord[] = saved.map(({ stage, state }) => ({
    ...{ epoch: state.epoch, stage, loss: 0, accuracy: 0, valLoss: 0, valAccuracy: 0, seconds: 0 },
  }));
  const events: TrainingEvent[] = [];
  const curve: EpochRecord[] = [];
  const whole = {
    ...{ ...defaultRecipe('mobilenetv2', options.seed), imageSize: SIZE, model },
    training: {
      ...{ epochs: 2, batchSize: 4, learningRate: 1e-2, earlyStopping: null },
      classWeights: 'none' as const,
    },
  };
  const counts = { computed: 0, read: 0 };
  const context: RunContext = {
    recipe: whole,
    snapshot,
    batchSize: 4,
    model: network,
    pixels,
    draws: drawsOf(whole, snapshot, options.experiment),
    features: counts,
    resume: options.resume?.at(-1) ?? null,
    history,
    onEpoch: (stage) => async (state, record) => {
      saved.push({ stage, state });
      curve.push(record);
      return true;
    },
  };
  for await (const event of trainTransfer(context, model)) {
    events.push(event);
    if (event.kind === 'checkpoint' && event.epoch === options.after) break;
  }
  const weights = await readValues(variablesOf(network.weights));
  return { network, saved, events, curve, weights, counts };
}
