/**
 * MobileNetV2's backbone with the bundled weights, written by the studio's own exporters for the
 * benchmarks' rivals, and 16 images with what our kernels make of them:
 *
 *     npx tsx bench/backbone/models.ts
 *
 * Files that are newer than what they are made of stay. In dist-bench-models: backbone.onnx, backbone-1.tflite, backbone-16.tflite; graph.json and
 * weights.bin, the folded operations (each one's kernel, then its bias); input.bin, float32
 * [16, 224, 224, 3] in 0–1; features.bin, float32 [16, 1280].
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { mobileNetPlan } from '../../src/domain/models/mobilenetv2Plan';
import { defaultMobileNet } from '../../src/domain/models/mobilenetv2';
import type { ModelMetadata } from '../../src/domain/run/savedModel';
import { startKernelsInNode } from '../../src/engine/backend/wasm/nodeKernels.fixture';
import { INPUT, type Graph } from '../../src/engine/exporting/graph/graph';
import { inferenceGraph } from '../../src/engine/exporting/graph/inferenceGraph';
import { topologyOf } from '../../src/engine/exporting/loadModel';
import { float32 } from '../../src/engine/exporting/litert/encoding';
import { LiteGraph } from '../../src/engine/exporting/litert/liteGraph';
import { liteFile } from '../../src/engine/exporting/litert/model';
import { Operators } from '../../src/engine/exporting/litert/operators';
import { onnxModel } from '../../src/engine/exporting/onnx/onnxModel';
import { buildMobileNet, loadPretrained } from '../../src/engine/models/mobilenetv2/build';
import { BUNDLED_SCALING } from '../../src/engine/models/mobilenetv2/pretrained/bundled';
import { foundIn, matchWeights } from '../../src/engine/models/mobilenetv2/pretrained/matchWeights';
import { readTfjsWeights } from '../../src/engine/models/mobilenetv2/pretrained/readTfjs';
import { readValues, variablesOf } from '../../src/engine/models/weights';
import { changed, oldest } from '../../scripts/changed';
import { writeSquares } from '../images';
import { ourPass } from './ours';
import { FEATURES, MODELS, SIZE } from './side';

const BUNDLED = 'public/generated/mobilenetv2';
const IMAGES = 16;
const SOURCES = ['bench/backbone', 'src/engine/exporting', BUNDLED];

async function bundled() {
  const read = async (path: string) => Uint8Array.from(readFileSync(join(BUNDLED, path))).buffer;
  const model: unknown = JSON.parse(readFileSync(join(BUNDLED, 'model.json'), 'utf8'));
  return matchWeights(foundIn(await readTfjsWeights(model, read))).tensors;
}

/** From scaled pixels to pooled features. */
async function backboneGraph(weights: Awaited<ReturnType<typeof bundled>>): Promise<Graph> {
  const recipe = { ...defaultMobileNet, featureLayer: 'out_relu' };
  const options = { imageSize: SIZE, classCount: 2, seed: 1, scaling: BUNDLED_SCALING };
  const model = buildMobileNet(recipe, options);
  loadPretrained(model, mobileNetPlan(1), weights);
  const network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  const { inputSize, operations } = inferenceGraph(network);
  const [scaling, ...rest] = operations;
  const pooled = rest.findIndex(({ kind }) => kind === 'globalAverage');
  const unscaled = (name: string) => (name === scaling!.name ? INPUT : name);
  return {
    inputSize,
    operations: rest
      .slice(0, pooled + 1)
      .map((operation) => ({ ...operation, inputs: operation.inputs.map(unscaled) })),
  };
}

/** As the studio's LiteRT export, but for `batch` images. */
function lite({ inputSize, operations }: Graph, batch: number): Uint8Array {
  const graph = new LiteGraph(float32);
  const shape = [1, inputSize, inputSize, 3];
  const input = graph.tensor({ name: INPUT, shape, ...float32.activation(INPUT) });
  graph.give(INPUT, input);
  const operators = new Operators(graph, float32);
  for (const operation of operations) operators.take(operation);
  const output = float32.scores(graph, operations.at(-1)!);
  const tensors = graph.tensors.map((tensor) =>
    tensor.data ? tensor : { ...tensor, shape: [batch, ...tensor.shape.slice(1)] },
  );
  const description = "MobileNetV2's backbone";
  return liteFile({
    description,
    tensors,
    operators: graph.operators,
    input,
    output,
    metadata: [],
  });
}

async function images(): Promise<Float32Array<ArrayBuffer>> {
  await writeSquares(MODELS, IMAGES, SIZE);
  const bytes = readFileSync(join(MODELS, `pixels-${SIZE}.bin`));
  return Float32Array.from(bytes, (value) => value / 255);
}

async function write(): Promise<void> {
  rmSync(MODELS, { recursive: true, force: true });
  mkdirSync(MODELS);
  const save = (name: string, bytes: Uint8Array | Float32Array | string) =>
    writeFileSync(
      join(MODELS, name),
      typeof bytes === 'string'
        ? bytes
        : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
  await startKernelsInNode(true);
  const weights = await bundled();
  const graph = await backboneGraph(weights);
  const classes = Array.from({ length: FEATURES }, (_, i) => `feature ${i}`);
  const about = { name: 'backbone', classes, threshold: 0.5, versions: { studio: 'benchmark' } };
  save('backbone.onnx', onnxModel(graph, about as unknown as ModelMetadata));
  for (const batch of [1, IMAGES]) save(`backbone-${batch}.tflite`, lite(graph, batch));

  const weighted = graph.operations.flatMap((operation) =>
    'kernel' in operation ? [operation.kernel, operation.bias] : [],
  );
  save('weights.bin', Buffer.concat(weighted.map((values) => new Uint8Array(values.buffer))));
  const plain = graph.operations.map((operation) => ({
    ...operation,
    kernel: undefined,
    bias: undefined,
  }));
  save('graph.json', JSON.stringify(plain));

  const input = await images();
  save('input.bin', input);
  save('features.bin', await ourPass(mobileNetPlan(1), weights, IMAGES)(input));
  tf.disposeVariables();
}

if (oldest(MODELS) < Math.max(...SOURCES.map(changed))) await write();
