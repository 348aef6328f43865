/**
 * The rival: stock tfjs at its best, batch normalisation folded into the convolutions, bias and
 * ReLU6 fused with them, and a thread for every core.
 */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expose } from 'comlink';
import type { Operation } from '../../src/engine/exporting/graph/graph';
import { INPUT } from '../../src/engine/exporting/graph/graph';
import { backboneSide, DATA, SIZE } from './side';

type Layer = (inputs: tf.Tensor4D[]) => tf.Tensor;

/** An operation with its weights on the backend. */
function layer(operation: Operation, values: Float32Array): Layer {
  if (operation.kind === 'add') return ([a, b]) => tf.add(a!, b!);
  if (operation.kind === 'globalAverage') return ([x]) => tf.mean(x!, [1, 2]);
  if (operation.kind !== 'conv' && operation.kind !== 'depthwise')
    throw new Error(`not in the backbone: ${operation.kind}`);
  const { kernelShape, strides, activation } = operation;
  const channels = operation.shape[2]!;
  const count = tf.util.sizeFromShape([...kernelShape]);
  const kind = activation === 'relu6' ? ('relu6' as const) : ('linear' as const);
  const [height, width, inputs, outputs = 1] = kernelShape as number[];
  const filter = tf.tensor4d(values.slice(0, count), [height!, width!, inputs!, outputs]);
  const bias = tf.tensor1d(values.slice(count, count + channels));
  const run = operation.kind === 'conv' ? tf.fused.conv2d : tf.fused.depthwiseConv2d;
  // The graph's zeros are those of "same".
  return ([x]) => run({ x: x!, filter, strides, pad: 'same', bias, activation: kind });
}

async function network(): Promise<(x: tf.Tensor4D) => tf.Tensor> {
  const [graph, weights] = await Promise.all([
    fetch(`${DATA}graph.json`).then((r) => r.json() as Promise<Operation[]>),
    fetch(`${DATA}weights.bin`).then((r) => r.arrayBuffer()),
  ]);
  let at = 0;
  const layers = graph.map((operation) => {
    const run = layer(operation, new Float32Array(weights, at));
    if ('kernelShape' in operation)
      at += 4 * (tf.util.sizeFromShape([...operation.kernelShape]) + operation.shape.at(-1)!);
    return { ...operation, run };
  });
  return (x) => {
    const outputs = new Map<string, tf.Tensor>([[INPUT, x]]);
    let last: tf.Tensor = x;
    for (const { name, inputs, run } of layers) {
      last = run(inputs.map((input) => outputs.get(input) as tf.Tensor4D));
      outputs.set(name, last);
    }
    return last;
  };
}

expose(
  backboneSide(async (batch) => {
    const cores = navigator.hardwareConcurrency;
    // The binary takes half of the cores that it counts, whatever it is asked for.
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 2 * cores });
    setWasmPaths('/generated/wasm/');
    setThreadsCount(cores);
    if (!(await tf.setBackend('wasm'))) throw new Error('no WASM here');
    const run = await network();
    return {
      threads: getThreadsCount(),
      async pass(images) {
        const features = tf.tidy(() => run(tf.tensor4d(images, [batch, SIZE, SIZE, 3])));
        const values = (await features.data()) as Float32Array;
        features.dispose();
        return values;
      },
    };
  }),
);
