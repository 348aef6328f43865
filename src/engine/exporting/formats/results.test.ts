import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { cnnSource } from '../exportedModel.fixture';
import type { ExportSource } from '../format';
import { results } from './results';

beforeAll(() => tf.setBackend('cpu'));

/** The lines of each table, and the notes; the figures, which need a browser's canvas, come after. */
async function tablesOf(source: ExportSource) {
  const tables: Record<string, string[]> = {};
  const notes: string[] = [];
  const { signal } = new AbortController();
  const note = (sentence: string) => void notes.push(sentence);
  for await (const file of results.write(source, () => undefined, signal, note)) {
    if ('blob' in file || !file.path.endsWith('.csv')) break;
    tables[file.path] = new TextDecoder().decode(file.bytes).trimEnd().split('\r\n');
  }
  return { tables, notes };
}

const epoch = { epoch: 1, stage: 'train' as const, loss: 0.5, accuracy: 0.75 };
const epochs = [{ ...epoch, valLoss: 0.6, valAccuracy: 0.7, seconds: 2 }];

it('epochs, metrics and predictions are tables; what cannot be computed is named', async () => {
  const { source } = await cnnSource();
  const { tables, notes } = await tablesOf({
    ...source,
    metadata: { ...source.metadata, epochs },
    validation: [{ hash: '3', path: 'plain/3.jpg', truth: 0, scores: [0.4, 0.6] }],
  });
  expect(tables['results/epochs.csv']![1]).toBe('1,train,0.5,0.75,0.6,0.7,2');
  const metrics = ['test,accuracy,,1', 'validation,accuracy,,0', 'test,support,masked,1'];
  expect(tables['results/metrics.csv']).toEqual(expect.arrayContaining(metrics));
  expect(tables['results/test-predictions.csv']).toEqual([
    'path,sha256,label,predicted,score of plain,score of masked',
    'masked/2.jpg,2,masked,masked,0.2,0.8',
  ]);
  expect(tables['results/validation-predictions.csv']![1]).toBe(
    'plain/3.jpg,3,plain,masked,0.4,0.6',
  );
  expect(tables).not.toHaveProperty(['results/train-predictions.csv']);
  expect(notes).toEqual([
    '`results/train-predictions.csv` is left out. Its images are not stored.',
  ]);
});

it('predictions that are not stored are computed from the images', async () => {
  const { source } = await cnnSource();
  const pixels = new Uint8Array(64 * 64 * 3).fill(90);
  const { tables, notes } = await tablesOf({
    ...source,
    metadata: { ...source.metadata, epochs },
    readPixels: async () => pixels,
  });
  expect(notes).toEqual([]);
  const [path, hash, label, predicted, ...scores] =
    tables['results/train-predictions.csv']![1]!.split(',');
  expect([path, hash, label]).toEqual(['plain/1.jpg', '1', 'plain']);
  expect(Number(scores[0]) + Number(scores[1])).toBeCloseTo(1, 5);
  expect(predicted).toBe(Number(scores[1]) >= 0.5 ? 'masked' : 'plain');
});

it('an image that is gone leaves its table out, with the reason', async () => {
  const { source } = await cnnSource();
  const gone = async () => {
    throw new Error('An image was removed.');
  };
  const { notes } = await tablesOf({ ...source, validation: [], readPixels: gone });
  expect(notes[0]).toBe('`results/train-predictions.csv` is left out. An image was removed.');
});

it('accuracy on corrupted images is a table where it was measured', async () => {
  const { source } = await cnnSource();
  expect((await tablesOf(source)).tables).not.toHaveProperty('results/robustness.csv');
  const five = [5, 4, 3, 2, 1];
  const correct = {
    ...{ noise: five, blur: five, brightness: five },
    ...{ jpeg: five, occlusion: five, rotation: five },
  };
  const { tables } = await tablesOf({ ...source, robustness: { images: 8, clean: 7, correct } });
  expect(tables['results/robustness.csv']!.slice(0, 3)).toEqual([
    'corruption,strength,level,images,correct,accuracy',
    'none,0,,8,7,0.875',
    'noise,1,0.08,8,5,0.625',
  ]);
});
