import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../domain/dataset/dataset';
import { defaultRecipe, type Recipe } from '../../domain/recipe/recipe';
import type { TestEvaluation } from '../../domain/run/run';
import { runRecord } from '../../domain/run/runRecord.fixture';
import { predictScores } from '../evaluation/predictions';
import { buildCnn } from '../models/cnn/build';
import { readValues, variablesOf } from '../models/weights';
import type { ExportedFile, OutputFile } from '../protocol/exporting';
import { collect } from './exportFiles';
import type { ExportFormat, ExportSource } from './format';
import { readModel, type ImportedModel } from './importing';
import { topologyOf } from './loadModel';
import { metadataOf } from './metadata';
import { writeZip } from './zip';

const SIZE = 64;
const recipe: Recipe = { ...defaultRecipe('cnn', 4), imageSize: SIZE };

const snapshot: Snapshot = {
  version: 2,
  hash: 'ab'.repeat(32),
  classes: ['plain', 'masked'],
  classIds: ['a', 'b'],
  items: [
    { hash: '1', classIndex: 0, split: 'train', path: 'plain/1.jpg' },
    { hash: '2', classIndex: 1, split: 'test', path: 'masked/2.jpg' },
  ],
};

const evaluation: TestEvaluation = {
  predictions: [{ hash: '2', path: 'masked/2.jpg', truth: 1, scores: [0.2, 0.8] }],
  loss: 0.22,
  millisecondsPerPrediction: 3,
};

const run = runRecord({
  status: 'finished',
  recipe,
  snapshotHash: snapshot.hash,
  classes: snapshot.classes,
  params: 548_129,
  trainableParams: 548_129,
});

/** Three random images, as the model takes them. */
export const images = (): tf.Tensor4D => tf.randomUniform([3, SIZE, SIZE, 3], 0, 255, 'float32', 8);

/** A small CNN with drawn weights, and its scores of `images()`. */
export async function cnnSource(): Promise<{ source: ExportSource; scores: number[][] }> {
  const model = buildCnn(
    { kind: 'cnn', dropout: 0.25 },
    { imageSize: SIZE, classCount: 2, seed: 4 },
  );
  const scores = await predictScores(model, images(), 2);
  const network = {
    topology: topologyOf(model),
    weights: await readValues(variablesOf(model.weights)),
  };
  model.dispose();
  const source: ExportSource = {
    metadata: metadataOf(run, snapshot, evaluation, 'Masks / 1'),
    parameters: run.params,
    network: async () => network,
    predictions: evaluation.predictions,
    validation: null,
    split: snapshot.items,
    startingNetwork: async () => network,
    readImage: async () => undefined,
    readPixels: null,
    calibration: null,
  };
  return { source, scores };
}

const ignore = () => undefined;

/** All of them, large ones too. */
export async function inMemory(files: AsyncIterable<OutputFile>): Promise<ExportedFile[]> {
  return await Promise.all(
    (await collect(files)).map(async (file) =>
      'blob' in file
        ? { path: file.path, bytes: new Uint8Array(await file.blob.arrayBuffer()) }
        : file,
    ),
  );
}

/** The files that a format writes. */
export const filesOf = (format: ExportFormat, source: ExportSource): Promise<ExportedFile[]> =>
  inMemory(format.write(source, ignore, new AbortController().signal, ignore));

async function* each(files: ExportedFile[]): AsyncGenerator<ExportedFile, void> {
  yield* files;
}

export async function zipOf(files: ExportedFile[]): Promise<File> {
  const zip = await writeZip(each(files), 'model', new AbortController().signal);
  return new File([zip], 'model.zip');
}

/** The model in these files, which hold all that must be known of it. */
export async function importedFrom(...chosen: File[]): Promise<ImportedModel> {
  const read = await readModel(chosen);
  if ('network' in read) return read;
  throw new Error('The model has no metadata.json.');
}
