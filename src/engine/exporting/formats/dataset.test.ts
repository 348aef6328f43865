import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../domain/dataset/dataset';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { openModelZip } from '../zip';
import { dataset } from './dataset';

beforeAll(() => tf.setBackend('cpu'));

const split: SnapshotItem[] = [
  { hash: '1', classIndex: 0, split: 'train', path: 'one/a.jpg' },
  { hash: '2', classIndex: 0, split: 'train', path: 'two/A.jpg' },
  { hash: '3', classIndex: 1, split: 'test', path: 'b:c.jpg' },
];

it('the images are in a folder for each part and class, under names of their own', async () => {
  const { source } = await cnnSource();
  const metadata = { ...source.metadata, classes: ['a/b', 'a:b'] };
  const readImage = async (hash: string) => new Uint8Array([Number(hash), 7]).buffer;
  const [file] = await filesOf(dataset, { ...source, metadata, split, readImage });
  const zip = await openModelZip(new Blob([file!.bytes]), 'a.zip');
  expect(zip.paths).toEqual([
    'dataset/train/a-b/a.jpg',
    'dataset/train/a-b/A (2).jpg',
    'dataset/test/a-b (2)/b-c.jpg',
    'dataset/labels.csv',
  ]);
  expect([...(await zip.read('dataset/train/a-b/A (2).jpg'))]).toEqual([2, 7]);
  expect(new TextDecoder().decode(await zip.read('dataset/labels.csv'))).toBe(
    'path,label,split,sha256\r\ntrain/a-b/a.jpg,a/b,train,1\r\n' +
      'train/a-b/A (2).jpg,a/b,train,2\r\ntest/a-b (2)/b-c.jpg,a:b,test,3\r\n',
  );
});

it('an image that is gone is named', async () => {
  const { source } = await cnnSource();
  await expect(filesOf(dataset, { ...source, split })).rejects.toThrow('one/a.jpg was removed');
});
