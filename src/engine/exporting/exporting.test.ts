import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../domain/dataset/dataset';
import { defaultRecipe, type Recipe } from '../../domain/recipe/recipe';
import type { RunRecord } from '../../domain/run/run';
import { predictScores } from '../evaluation/predictions';
import { buildCnn } from '../models/cnn/build';
import { readValues, variablesOf } from '../models/weights';
import type { ExportedFile } from '../protocol';
import { exportFiles } from './files';
import { readModelZip } from './importing';
import { loadModel, topologyOf } from './loadModel';
import { metadataOf } from './metadata';
import { writeZip } from './zip';

const SIZE = 64;
const recipe: Recipe = { ...defaultRecipe('cnn', 4), imageSize: SIZE };
const folder = mkdtempSync(join(tmpdir(), 'mask-studio-export-'));
const images = () => tf.randomUniform<tf.Rank.R4>([3, SIZE, SIZE, 3], 0, 255, 'float32', 8);

const snapshot: Snapshot = {
  hash: 'ab'.repeat(32),
  classes: ['plain', 'masked'],
  classIds: ['a', 'b'],
  items: [
    { hash: '1', classIndex: 0, split: 'train', path: 'plain/1.jpg' },
    { hash: '2', classIndex: 1, split: 'test', path: 'masked/2.jpg' },
  ],
};
const judgement = {
  predictions: [{ hash: '2', path: 'masked/2.jpg', truth: 1, scores: [0.2, 0.8] }],
  loss: 0.22,
  millisecondsPerPrediction: 3,
};

const run: RunRecord = {
  ...{ id: 'r', name: 'CNN 1', createdAt: 0, status: 'finished', recipe, backend: null },
  ...{ snapshotHash: snapshot.hash, classes: snapshot.classes, threshold: 0.5 },
  ...{ params: 548_129, trainableParams: 548_129, epochs: [], bestEpoch: 1, imagesPerSecond: 10 },
  ...{ seconds: { prepare: 1, train: 1, judge: 1 }, failure: null, notices: [] },
};

let files: ExportedFile[];
let scores: number[][];

beforeAll(async () => {
  await tf.setBackend('cpu');
  const model = buildCnn(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: SIZE, classCount: 2, seed: 4 },
  );
  scores = await predictScores(model, images(), 2);
  files = exportFiles({
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
    metadata: metadataOf(run, snapshot, judgement, 'Masks / 1'),
    predictions: judgement.predictions,
  });
  model.dispose();
  for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): Buffer => readFileSync(join(folder, path));
const zipOf = async (changed: ExportedFile[]): Promise<File> =>
  new File([await writeZip(changed, 'model')], 'model.zip');
const replace = (path: string, content: string | null): ExportedFile[] =>
  files.flatMap((file) => {
    if (file.path !== path) return [file];
    return content === null ? [] : [{ path, bytes: new TextEncoder().encode(content) }];
  });

describe('an exported model', () => {
  it('loads in plain tfjs as its README says, and gives the same scores', async () => {
    const { modelTopology, weightsManifest } = JSON.parse(read('model.json').toString());
    const [group] = weightsManifest;
    const weightData = new Uint8Array(Buffer.concat(group.paths.map(read))).buffer;
    const artifacts = { modelTopology, weightSpecs: group.weights, weightData };
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
    expect(existsSync(join(folder, 'test-predictions.json'))).toBe(true);
  });

  it('comes back from its zip with the same scores and facts', async () => {
    const { topology, weights, metadata } = await readModelZip(await zipOf(files));
    expect(metadata.classes).toEqual(['plain', 'masked']);
    expect(metadata.dataset.counts['masked']).toEqual({ train: 0, validation: 0, test: 1 });
    const model = await loadModel(topology, weights);
    expect(await predictScores(model, images(), 2)).toEqual(scores);
    model.dispose();
  });

  it('comes back when a weight is stored as float16', async () => {
    const bias = Uint16Array.of(0x3555); // 0.333251953125, the half-precision number next to 1/3
    const [shard] = files.filter(({ path }) => path.endsWith('.bin'));
    const zip = await zipOf([
      ...files.filter(({ path }) => path !== 'model.json' && path !== shard!.path),
      ...replace('model.json', quantized('float16')).filter(({ path }) => path === 'model.json'),
      {
        path: shard!.path,
        bytes: Uint8Array.from([...shard!.bytes.subarray(0, -4), ...new Uint8Array(bias.buffer)]),
      },
    ]);
    const { weights } = await readModelZip(zip);
    expect([...weights.get('predictions/bias')!.values]).toEqual([0.333251953125]);
    expect(weights.get('dense/kernel')!.values).toHaveLength(4096 * 128);
  });

  it.each([
    ['no zip at all', async () => new File(['hello'], 'x.zip'), 'not a zip'],
    ['no model.json', () => zipOf(replace('model.json', null)), 'has no model.json'],
    ['no metadata', () => zipOf(replace('metadata.json', null)), 'has no metadata.json'],
    ['broken JSON', () => zipOf(replace('model.json', '{')), 'not valid JSON'],
    ['another format', () => zipOf(replace('metadata.json', '{}')), 'metadata.json cannot be used'],
    ['a missing shard', () => zipOf(replace('group1-shard1of1.bin', null)), 'has no group1-shard1'],
    ['short weights', () => zipOf(replace('group1-shard1of1.bin', 'abcd')), 'weights end before'],
    ['uint8 weights', () => zipOf(replace('model.json', quantized('uint8'))), 'only float16'],
    ['other classes', () => zipOf(replace('metadata.json', threeClasses())), 'names 3 classes'],
  ])('is refused in a sentence when its zip has %s', async (_, zip, message) => {
    await expect(zip().then(readModelZip)).rejects.toThrow(message);
  });
});

function threeClasses(): string {
  const metadata = JSON.parse(read('metadata.json').toString());
  return JSON.stringify({ ...metadata, classes: ['a', 'b', 'c'] });
}

/** model.json with its last weight, the bias of the output, stored as `dtype`. */
function quantized(dtype: string): string {
  const json = JSON.parse(read('model.json').toString());
  json.weightsManifest[0].weights.at(-1).quantization = { dtype };
  return JSON.stringify(json);
}
