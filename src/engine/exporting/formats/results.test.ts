import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { results } from './results';

beforeAll(() => tf.setBackend('cpu'));

it('epochs, metrics and predictions are tables', async () => {
  const { source } = await cnnSource();
  const epoch = { epoch: 1, stage: 'train' as const, loss: 0.5, accuracy: 0.75 };
  const epochs = [{ ...epoch, valLoss: 0.6, valAccuracy: 0.7, seconds: 2 }];
  const files = await filesOf(results, { ...source, metadata: { ...source.metadata, epochs } });
  const [epochTable, metrics, predictions] = files.map(({ bytes }) =>
    new TextDecoder().decode(bytes).trimEnd().split('\r\n'),
  );
  expect(epochTable![1]).toBe('1,train,0.5,0.75,0.6,0.7,2');
  expect(metrics).toContain('accuracy,,1');
  expect(metrics).toContain('recall,plain,0');
  expect(metrics).toContain('support,masked,1');
  expect(predictions).toEqual([
    'path,sha256,label,predicted,score of plain,score of masked',
    'masked/2.jpg,2,masked,masked,0.2,0.8',
  ]);
});
