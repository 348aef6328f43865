/**
 * Single operations at the sizes of the studio's networks, each on our kernel or on tfjs's own. Where
 * a backend has none of ours, the row still says what the operation costs there.
 */
import * as tf from '@tensorflow/tfjs';
import { adamUpdate } from '../../src/engine/backend/ops/adamUpdate';
import { seededDropout } from '../../src/engine/backend/ops/seededDropout';
import { noise } from './images';
import type { Setting } from './types';
import type { Work } from './work';

/** Draws a tensor, uniform in [-scale, scale), every call another one. */
type Draw = (shape: number[], scale?: number) => tf.Tensor;
type Operation = (draw: Draw, batch: number) => { inputs: tf.Tensor[]; run(): tf.Tensor };

function operation(make: Operation): (setting: Setting) => Work {
  return ({ batch }) => {
    let seed = 0;
    const draw: Draw = (shape, scale = 1) => {
      const values = noise(tf.util.sizeFromShape(shape), ++seed);
      return tf.tidy(() => tf.mul(tf.tensor(values, shape), scale));
    };
    const { inputs, run } = make(draw, batch);
    return { run: () => tf.tidy(run), dispose: () => void tf.dispose(inputs) };
  };
}

const run = (name: string, inputs: tf.NamedTensorMap, attributes: object): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap);

/** The three passes of a convolution of stride 1 with padding "same". */
function convolution(
  pass: 'forward' | 'input' | 'filter',
  [side, channels]: [number, number],
  [kernel, outputs]: [number, number | 'depthwise'],
): (setting: Setting) => Work {
  const depthwise = outputs === 'depthwise';
  const filterShape = [kernel, kernel, channels, depthwise ? 1 : outputs];
  const suffix = { forward: '', input: 'BackpropInput', filter: 'BackpropFilter' }[pass];
  const name = (depthwise ? 'DepthwiseConv2dNative' : 'Conv2D') + suffix;
  return operation((draw, batch) => {
    const x = draw([batch, side, side, channels]);
    const filter = draw(filterShape, 0.1);
    const dy = draw([batch, side, side, depthwise ? channels : outputs]);
    const passes: Record<typeof pass, tf.NamedTensorMap> = {
      forward: { x, filter },
      input: { dy, filter },
      filter: { x, dy },
    };
    const attributes = {
      strides: depthwise ? [1, 1] : 1,
      pad: 'same',
      dataFormat: 'NHWC',
      dilations: depthwise ? [1, 1] : 1,
      inputShape: x.shape,
      filterShape,
    };
    return { inputs: [x, filter, dy], run: () => run(name, passes[pass], attributes) };
  });
}

const pointwise = (side: number, channels: number, outputs: number) =>
  operation((draw, batch) => {
    const x = draw([batch, side, side, channels]) as tf.Tensor4D;
    const filter = draw([1, 1, channels, outputs], 0.1) as tf.Tensor4D;
    const bias = draw([outputs]);
    const epilogue = { bias, activation: 'relu6' } as const;
    return {
      inputs: [x, filter, bias],
      run: () => tf.fused.conv2d({ x, filter, strides: 1, pad: 'same', ...epilogue }),
    };
  });

const pool = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'same');
const RELU_GRADIENT = 'ReluGrad';

export const kernelWorks: Record<string, (setting: Setting) => Work> = {
  'Conv2D 3×3, 224 px, 3→16': convolution('forward', [224, 3], [3, 16]),
  'Conv2D 3×3, 112 px, 16→32': convolution('forward', [112, 16], [3, 32]),
  'Conv2D 3×3, 56 px, 32→64': convolution('forward', [56, 32], [3, 64]),
  'Conv2DBackpropInput 3×3, 112 px, 16→32': convolution('input', [112, 16], [3, 32]),
  'Conv2DBackpropInput 3×3, 56 px, 32→64': convolution('input', [56, 32], [3, 64]),
  'Conv2DBackpropFilter 3×3, 224 px, 3→16': convolution('filter', [224, 3], [3, 16]),
  'Conv2DBackpropFilter 3×3, 112 px, 16→32': convolution('filter', [112, 16], [3, 32]),
  'Conv2DBackpropFilter 3×3, 56 px, 32→64': convolution('filter', [56, 32], [3, 64]),
  'FusedConv2D 1×1, 14 px, 384→64': pointwise(14, 384, 64),
  'FusedConv2D 1×1, 7 px, 320→1280': pointwise(7, 320, 1280),
  'Conv2DBackpropInput 1×1, 7 px, 960→160': convolution('input', [7, 960], [1, 160]),
  'Conv2DBackpropFilter 1×1, 7 px, 960→160': convolution('filter', [7, 960], [1, 160]),
  'DepthwiseConv2D, 14 px, 384': convolution('forward', [14, 384], [3, 'depthwise']),
  'DepthwiseConv2DBackpropInput, 14 px, 384': convolution('input', [14, 384], [3, 'depthwise']),
  'DepthwiseConv2DBackpropFilter, 14 px, 384': convolution('filter', [14, 384], [3, 'depthwise']),
  'MaxPool 2×2, 224 px, 16': operation((draw, batch) => {
    const x = draw([batch, 224, 224, 16]);
    return { inputs: [x], run: () => pool(x) };
  }),
  'MaxPoolGrad 2×2, 224 px, 16': operation((draw, batch) => {
    const [input, dy] = [draw([batch, 224, 224, 16]), draw([batch, 112, 112, 16])];
    const output = pool(input);
    const attributes = { filterSize: 2, strides: 2, pad: 'same' };
    return {
      inputs: [input, dy, output],
      run: () => run('MaxPoolGrad', { dy, input, output }, attributes),
    };
  }),
  'ReluGrad, 224 px, 16': operation((draw, batch) => {
    const [x, dy] = [draw([batch, 224, 224, 16]), draw([batch, 224, 224, 16])];
    const ours = () => tf.getKernel(RELU_GRADIENT, tf.getBackend());
    return {
      inputs: [x, dy],
      run: () => (ours() ? run(RELU_GRADIENT, { x, dy }, {}) : tf.mul(dy, tf.step(x))),
    };
  }),
  'Sum over pixels, 224 px, 16': operation((draw, batch) => {
    const x = draw([batch, 224, 224, 16]);
    return { inputs: [x], run: () => tf.sum(x, [0, 1, 2]) };
  }),
  'SeededDropout, 112 px, 16': operation((draw, batch) => {
    const x = draw([batch, 112, 112, 16]);
    return { inputs: [x], run: () => seededDropout(x, 0.25, 5) };
  }),
  'AdamUpdate, 50176×128': operation((draw) => {
    const [value, m, gradient] = [1, 1, 1].map(() => draw([50176, 128]));
    const v = tf.tidy(() => tf.square(draw([50176, 128])));
    const attributes = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step: 3 };
    const inputs = { value: value!, m: m!, v, gradient: gradient! };
    return { inputs: Object.values(inputs), run: () => adamUpdate(inputs, attributes)[0]! };
  }),
  'MatMul, 50176→128': operation((draw, batch) => {
    const [a, b] = [draw([batch, 50176]), draw([50176, 128], 0.01)];
    return { inputs: [a, b], run: () => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D) };
  }),
};
