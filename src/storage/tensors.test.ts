import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { NamedTensors } from '../domain/tensors';
import { db } from './db';
import { putTensors, readTensors } from './tensors';

const filled = (length: number, value: number) => ({
  shape: [length],
  values: new Float32Array(length).fill(value),
});

const ofNames = (...names: string[]): NamedTensors =>
  new Map(names.map((name, i) => [name, filled(2, i)]));

const rowsOf = async (owner: string) =>
  (await db.tensors.where('ownerId').equals(owner).toArray()).map(({ parts }) =>
    parts!.map(({ name }) => name),
  );

it('keeps small tensors in one record, each read into memory of its own', async () => {
  const tensors: NamedTensors = new Map([
    ['a/kernel', { shape: [2, 2], values: Float32Array.of(1, -2, NaN, 4) }],
    ['a/bias', { shape: [], values: Float32Array.of(5) }],
    ['b/none', { shape: [0, 3], values: new Float32Array(0) }],
    ['b/kernel', { shape: [1, 3], values: Float32Array.of(6, 7, 8) }],
  ]);
  await putTensors('small', tensors);
  expect(await rowsOf('small')).toEqual([[...tensors.keys()]]);
  const read = await readTensors('small');
  expect(read).toEqual(tensors);
  for (const { values } of read.values()) expect(values.buffer.byteLength).toBe(values.byteLength);
});

it('begins another record at 8 MB; a larger tensor has one for itself', async () => {
  const tensors: NamedTensors = new Map([
    ['a', filled(2 ** 20, 1)],
    ['b', filled(2 ** 20, 2)],
    ['c', filled(1, 3)],
    ['d', filled(2 ** 21 + 1, 4)],
    ['e', filled(1, 5)],
  ]);
  await putTensors('large', tensors);
  expect(await rowsOf('large')).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  const read = await readTensors('large');
  // Whole arrays of this size take `toEqual` many seconds.
  for (const [name, { values }] of tensors) {
    const found = read.get(name)!.values;
    expect(found.length).toBe(values.length);
    expect(found.every((value, i) => value === values[i])).toBe(true);
  }
});

it("keeps the best epoch's weights when all else is replaced", async () => {
  const slots = ['adam/m/w', 'adam/v/w'];
  await putTensors('run', ofNames('train/1/w', 'train/1/b', ...slots));
  expect(await rowsOf('run')).toEqual([slots, ['train/1/w', 'train/1/b']]);
  const keep = (name: string) => name.startsWith('train/1/');
  await putTensors('run', ofNames('train/2/w', 'train/2/b', ...slots), keep);
  await putTensors('run', ofNames('train/3/w', 'train/3/b', ...slots), keep);
  const names = [...(await readTensors('run')).keys()];
  expect(names).toEqual([...slots, 'train/1/w', 'train/1/b', 'train/3/w', 'train/3/b']);
});

it('reads what earlier versions stored, one tensor a record, and replaces it', async () => {
  const tensor = { shape: [2], values: Float32Array.of(1, 2) };
  await db.tensors.bulkPut(
    ['train/1/w', 'train/1/b', 'adam/m/w', 'adam/m/b'].map((name) => ({
      ...{ ownerId: 'old', name },
      ...tensor,
    })),
  );
  expect((await readTensors('old')).get('train/1/b')).toEqual(tensor);
  await putTensors('old', ofNames('train/2/w', 'train/2/b', 'adam/m/w', 'adam/m/b'), (name) =>
    name.startsWith('train/1/'),
  );
  expect([...(await readTensors('old')).keys()].sort()).toEqual([
    ...['adam/m/b', 'adam/m/w', 'train/1/b', 'train/1/w', 'train/2/b', 'train/2/w'],
  ]);
});
