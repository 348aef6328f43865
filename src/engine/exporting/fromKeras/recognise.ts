import { defaultCnn } from '../../../domain/models/cnn';
import { defaultCompactCnn } from '../../../domain/models/compactCnn';
import type { InputScaling } from '../../../domain/models/inputScaling';
import { ALPHAS, defaultMobileNet } from '../../../domain/models/mobilenetv2';
import { mobileNetPlan, type ConvUnit } from '../../../domain/models/mobilenetv2Plan';
import type { ModelRecipe } from '../../../domain/models/registry';
import { buildCnn } from '../../models/cnn/build';
import { buildCompactCnn } from '../../models/compact-cnn/build';
import type { BuildOptions } from '../../models/family';
import { buildMobileNet } from '../../models/mobilenetv2/build';
import { message, StudioError, type Message } from '../../../texts/message';
import type * as tf from '@tensorflow/tfjs';
import type { Operation, Operations } from './operations';

/** The shape of an operation's weight in the file, undefined where the file has none. */
export type ShapeOf = (operation: Operation, weight: string) => number[] | undefined;

/** The network of the studio that a file seems to hold, with the file's own sizes. */
export interface Recognised {
  model: ModelRecipe;
  /** With random weights. */
  build(scaling: InputScaling): tf.LayersModel;
}

/** More than any network that a browser can run. */
const MOST_PARAMETERS = 100_000_000;
const MOST_BLOCKS = 8;
const MOST_HIDDEN = 4;

const notOurs = (found: Message) => new StudioError(message('exporting.keras.none', { found }));

function outputsOf(operation: Operation, shapeOf: ShapeOf): number {
  const shape = shapeOf(operation, 'kernel');
  if (shape) return shape.at(-1)!;
  throw new StudioError(message('exporting.keras.noWeights', { name: operation.layer.name }));
}

type Build = Omit<BuildOptions, 'scaling'>;

function cnnOf(
  { operations, dropout }: Operations,
  shapeOf: ShapeOf,
  { units, hidden, options }: Head,
): Recognised {
  const filters = operations
    .filter(({ kind }) => kind === 'conv')
    .map((operation) => outputsOf(operation, shapeOf));
  if (filters.length > MOST_BLOCKS) {
    throw notOurs(message('exporting.keras.found.convolutions', { count: filters.length }));
  }
  const side = filters.reduce((length) => Math.floor(length / 2), options.imageSize);
  if (side < 1) throw notOurs(message('exporting.keras.found.tooDeep'));
  const flat = side * side * filters.at(-1)!;
  if (flat * (hidden[0] ?? units) > MOST_PARAMETERS) {
    throw notOurs(message('exporting.keras.found.tooLarge'));
  }
  const model = { ...defaultCnn, dropout };
  return {
    model,
    build: (scaling) => buildCnn(model, { ...options, scaling }, { filters, hidden }),
  };
}

/** The published width whose first layers have these numbers of channels. */
function alphaOf(convolutions: Operation[], shapeOf: ShapeOf): number {
  const agreeing = (alpha: number) =>
    mobileNetPlan(alpha)
      .flatMap(({ units }) => units)
      .filter((unit, i) => {
        const operation = convolutions[i];
        return operation?.kind === 'conv' && shapeOf(operation, 'kernel')?.[3] === unit.outputs;
      }).length;
  return [1, ...ALPHAS].reduce((best, alpha) => (agreeing(alpha) > agreeing(best) ? alpha : best));
}

/** The layer after so many convolutions, as cutPlan names it. */
function featureLayerOf(alpha: number, convolutions: Operation[], addsLast: boolean): string {
  let left = convolutions.length;
  let last: ConvUnit | undefined;
  for (const { units, add } of mobileNetPlan(alpha)) {
    if (left < units.length) {
      last = units[left - 1] ?? last;
      break;
    }
    left -= units.length;
    last = units.at(-1)!;
    if (left === 0 && add && addsLast) return add;
    if (left === 0) break;
  }
  return last ? (last.relu ?? last.norm) : 'out_relu';
}

function mobileNetOf(
  { operations, dropout }: Operations,
  shapeOf: ShapeOf,
  { hidden, options }: Head,
): Recognised {
  const convolutions = operations.filter(({ kind }) => kind === 'conv' || kind === 'depthwise');
  const alpha = alphaOf(convolutions, shapeOf);
  const pooled = operations.findIndex(({ kind }) => kind === 'globalAverage');
  const model = {
    ...defaultMobileNet,
    alpha: alpha as (typeof ALPHAS)[number],
    featureLayer: featureLayerOf(alpha, convolutions, operations[pooled - 1]?.kind === 'add'),
    headUnits: hidden[0] ?? defaultMobileNet.headUnits,
    dropout,
    fineTune: { ...defaultMobileNet.fineTune, from: 'none' },
  };
  return { model, build: (scaling) => buildMobileNet(model, { ...options, scaling }, hidden) };
}

/** What the dense layers behind the convolutions look like. */
interface Head {
  options: Build;
  units: number;
  /** Units of the dense layers before the last one. */
  hidden: number[];
}

/**
 * Which of the studio's networks these operations are most like, with the sizes that the file's
 * weights have. Whether they agree is not decided here.
 * @throws an Error with a message for the user when they are like none.
 */
export function recognise(
  network: Operations,
  shapeOf: ShapeOf,
  imageSize: number,
  classCount: number,
): Recognised {
  const { operations, dropout } = network;
  const has = (test: (operation: Operation) => boolean) => operations.some(test);
  const dense = operations.filter(({ kind }) => kind === 'dense');
  const sizes = dense.map((operation) => outputsOf(operation, shapeOf));
  const [units = 1] = sizes.slice(-1);
  const hidden = sizes.slice(0, -1);
  const first = operations[0];
  if (dense.length === 0 || first?.kind !== 'conv') {
    if (!first) throw notOurs(message('exporting.keras.found.nothing'));
    const named = { name: first.layer.name, what: first.description };
    const what = message('exporting.keras.operation.named', named);
    throw notOurs(message('exporting.keras.found.start', { what }));
  }
  if (hidden.length > MOST_HIDDEN) {
    throw notOurs(message('exporting.keras.found.dense', { count: dense.length }));
  }
  const options = { imageSize, classCount, seed: 0 };
  const head = { options, units, hidden };
  if (!has(({ kind }) => kind === 'depthwise')) return cnnOf(network, shapeOf, head);
  if (has(({ description }) => description === 'ReLU6')) return mobileNetOf(network, shapeOf, head);
  const model = { ...defaultCompactCnn, dropout };
  return { model, build: (scaling) => buildCompactCnn(model, { ...options, scaling }) };
}
