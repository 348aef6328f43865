import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportedFile } from '../../protocol/exporting';
import { cnnSource, filesOf, images } from '../exportedModel.fixture';
import { tfjs } from './tfjs';

let files: ExportedFile[];
let scores: number[][];

beforeAll(async () => {
  await tf.setBackend('cpu');
  const model = await cnnSource();
  files = await filesOf(tfjs, model.source);
  scores = model.scores;
});

const bytesOf = (path: string) => files.find((file) => file.path === path)!.bytes;

describe('the TensorFlow.js format', () => {
  it('writes the model, its weights and what says how to use them', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'model.json',
      'group1-shard1of1.bin',
      'metadata.json',
      'test-predictions.json',
    ]);
  });

  it('loads in plain tfjs as its README says, and gives the same scores', async () => {
    const json = JSON.parse(new TextDecoder().decode(bytesOf('model.json'))) as tf.io.ModelJSON;
    const { paths, weights } = json.weightsManifest[0]!;
    const weightData = await new Blob(paths.map(bytesOf)).arrayBuffer();
    const artifacts = { modelTopology: json.modelTopology, weightSpecs: weights, weightData };
    const model = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
    // A stock layer: nothing of ours is needed to load it.
    expect(model.getLayer('dropout_1').constructor).toBe(
      tf.layers.dropout({ rate: 0 }).constructor,
    );
    const output = await (model.predict(images()) as tf.Tensor).data();
    output.forEach((p, row) => expect(p).toBeCloseTo(scores[row]![1]!, 5));
    model.dispose();
  });

  it('keeps every shard to 4 MB', () => {
    const shards = files.filter(({ path }) => path.endsWith('.bin'));
    expect(shards.every(({ bytes }) => bytes.length <= 4 * 1024 * 1024)).toBe(true);
    const total = shards.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(total).toBe(548_129 * 4);
    expect(tfjs.byteLength(548_129)).toBe(total);
  });
});
