import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { testInputs } from './testInputs';

beforeAll(() => tf.setBackend('cpu'));

it('the test images are an NPY array in the order of the predictions', async () => {
  const { source } = await cnnSource();
  const [prediction] = source.predictions!;
  const predictions = ['5', '9'].map((hash) => ({ ...prediction!, hash }));
  const readPixels = async (hash: string) => new Uint8Array(64 * 64 * 3).fill(Number(hash));
  const [file, ...rest] = await filesOf(testInputs, { ...source, predictions, readPixels });
  expect(rest).toEqual([]);
  expect(file!.path).toBe('test-inputs.npy');
  const { bytes } = file!;
  expect([...bytes.slice(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const length = new DataView(bytes.buffer).getUint16(8, true);
  const header = new TextDecoder().decode(bytes.slice(10, 10 + length));
  expect(header).toContain("'shape': (2, 64, 64, 3)");
  expect(header.endsWith('\n')).toBe(true);
  expect((10 + length) % 64).toBe(0);
  const data = bytes.slice(10 + length);
  expect(data).toHaveLength(2 * 64 * 64 * 3);
  expect([data[0], data[64 * 64 * 3 - 1], data[64 * 64 * 3]]).toEqual([5, 5, 9]);
});
