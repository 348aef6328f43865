import * as tf from '@tensorflow/tfjs';
import { File as Hdf5File } from 'jsfive';
import { beforeAll, describe, expect, it } from 'vitest';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import type { ExportFormat, ExportSource } from '../format';
import { networkOf } from '../graph/network.fixture';
import type { Network } from '../format';
import { writeHdf5 } from '../hdf5/writeHdf5';
import { kerasWeights } from '../keras/keras3';
import { openModelZip } from '../zip';
import { h5 } from './h5';
import { keras } from './keras';

let source: ExportSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  source = (await cnnSource()).source;
});

async function bytesOf(format: ExportFormat, network: Network) {
  const [file] = await filesOf(format, { ...source, network: async () => network });
  return file!.bytes;
}

interface Node {
  keys: string[];
  attrs: Record<string, unknown>;
  shape: number[];
  value: ArrayLike<number>;
  get(path: string): Node | null;
}

const open = (bytes: Uint8Array<ArrayBuffer>) =>
  new Hdf5File(bytes.slice().buffer, 'model.h5') as unknown as Node;

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)('Keras files of %s', (kind) => {
  it('hold every weight of the network in .h5, under its name', async () => {
    const { network } = await networkOf(kind, 2);
    const file = open(await bytesOf(h5, network));
    for (const [name, { shape, values }] of network.weights) {
      const [layer] = name.split('/');
      const stored = file.get(`model_weights/${layer}/${name}:0`)!;
      expect(stored.shape).toEqual(shape);
      expect(Float32Array.from(stored.value)).toEqual(values);
      const { weight_names: names } = file.get(`model_weights/${layer}`)!.attrs;
      // Texts of a list are padded with zeros to one length.
      const trimmed = (names as string[]).map((text) => text.replace(/\0+$/, ''));
      expect(trimmed).toContain(`${name}:0`);
    }
  });

  it('hold every weight in .keras, numbered by layer, and a group for every layer', async () => {
    const { network } = await networkOf(kind, 2);
    const file = open(writeHdf5(kerasWeights(network)));
    const layers = file.get('layers')!;
    const stored = new Map<string, ArrayLike<number>[]>();
    for (const key of layers.keys) {
      const vars = layers.get(`${key}/vars`)!;
      stored.set(
        String(vars.attrs.name),
        vars.keys.map((i) => vars.get(i)!.value),
      );
    }
    let count = 0;
    for (const values of stored.values()) count += values.length;
    expect(count).toBe(network.weights.size);
    const kernel = network.weights.get('predictions/kernel')!;
    expect(Float32Array.from(stored.get('predictions')![0]!)).toEqual(kernel.values);
    expect(stored.get('dropout') ?? stored.get('dropout_1')).toEqual([]);
  });
});

it('.keras is a zip of three files that Keras 3.0 can read', async () => {
  const { network } = await networkOf('compact-cnn', 2);
  const zip = await openModelZip(new Blob([await bytesOf(keras, network)]), 'a.zip');
  expect(zip.paths.sort()).toEqual(['config.json', 'metadata.json', 'model.weights.h5']);
  const config = JSON.parse(new TextDecoder().decode(await zip.read('config.json')));
  expect(config).toMatchObject({ class_name: 'Functional', module: 'keras.src.models.functional' });
  expect(config.config.layers[0].config.batch_shape).toEqual([null, 64, 64, 3]);
  await zip.close();
});

it('a text past 64 kB is kept whole', () => {
  const text = 'é'.repeat(70_000);
  const file = open(writeHdf5({ attributes: { text, short: 'a' }, children: new Map() }));
  expect(file.attrs.short).toBe('a');
  expect(
    new TextDecoder().decode(writeHdf5({ attributes: { text }, children: new Map() })),
  ).toContain(text);
});
