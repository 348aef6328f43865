import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../../texts/message';
import { smallSource } from '../accepted.fixture';
import { checkFormat } from '../checkFormat';
import { filesOf } from '../exportedModel.fixture';
import { whyUnavailable, type ExportSource, type Network } from '../format';
import { networkOf } from '../graph/network.fixture';
import { readLite } from '../litert/reader.fixture';
import { runLite } from '../litert/liteRt.fixture';
import { litertInt8 } from './litertInt8';

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => tf.setBackend('cpu'));

const COUNT = 6;

/** Noise from dark to light: of the same brightness, a network takes it for the same. */
const drawnImages = (size: number) =>
  Array.from({ length: COUNT }, (_, i) => {
    const noise = tf.randomUniform([size * size * 3], 0, (256 * (i + 1)) / COUNT, 'int32', i + 1);
    return Uint8Array.from(noise.dataSync());
  });

/** With larger factors after each normalisation and at the end, so that the score depends on the image. */
function lively({ topology, weights }: Network): Network {
  const factorOf = (name: string) =>
    name.endsWith('gamma') ? 5 : name === 'predictions/kernel' ? 8 : 1;
  const larger = Array.from(weights, ([name, { shape, values }]) => {
    const factor = factorOf(name);
    return [name, { shape, values: values.map((value) => factor * value) }] as const;
  });
  return { topology, weights: new Map(larger) };
}

/** The file's scores in steps, by LiteRT and by the studio's integers. */
async function both(source: ExportSource, images: Uint8Array[], size: number) {
  const [file] = await filesOf(litertInt8, source);
  const forward = await litertInt8.approximate!(await source.network(), {
    images: source.calibration!,
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  const pixels = images.flatMap((image) => [...image]);
  const batch = tf.tensor4d(pixels, [images.length, size, size, 3]);
  const ours = forward.run(batch).dataSync();
  forward.dispose();
  const steps = Array.from(ours, (score) => score * 256);
  return { file: file!.bytes, steps, liteRt: await runLite(file!.bytes, images, size) };
}

describe.each(['cnn', 'mobilenetv2', 'compact-cnn'] as const)(
  'an int8 LiteRT file of %s',
  (kind) => {
    it.each([
      [2, 'cpu'],
      [3, 'wasm'],
    ])('gives what the studio computes in the same integers, %s classes, %s', async (count, on) => {
      const drawn = await networkOf(kind, count);
      const network = lively(drawn.network);
      await tf.setBackend(on);
      const images = drawnImages(64);
      const source = {
        ...(await smallSource('chain')),
        network: async () => network,
        calibration: images.map((image) => async () => image),
      };
      const { steps, liteRt } = await both(source, images, 64);
      expect(steps).toEqual(liteRt);
      expect(steps).toHaveLength(COUNT * (count === 2 ? 1 : count));
      expect(new Set(steps).size).toBeGreaterThan(2);
    });
  },
);

describe.each(['chain', 'bottleneck'] as const)('an int8 LiteRT file of the small %s', (kind) => {
  it('takes and gives bytes, with kernels in int8 and a scale per channel', async () => {
    const source = await smallSource(kind);
    const { file, steps, liteRt } = await both(source, drawnImages(12), 12);
    expect(steps).toEqual(liteRt);
    const { inputs, outputs, operators, tensors } = readLite(file);
    expect(inputs).toMatchObject([{ name: 'image', type: 3, zeroPoints: [127] }]);
    expect(inputs[0]!.scales[0]).toBeCloseTo(1 / 127.5, 8);
    expect(outputs).toMatchObject([{ type: 3, scales: [1 / 256], zeroPoints: [0] }]);
    expect([operators[0]!.op, operators.at(-1)!.op]).toEqual([114, 114]);
    for (const { op, version, inputs: of } of operators) {
      if (![3, 4, 9].includes(op)) continue;
      const [kernel, bias] = of.slice(1).map((index) => tensors[index]!);
      expect([kernel!.type, bias!.type]).toEqual([9, 2]);
      expect(version).toBe(op === 9 ? 4 : 3);
      const channels = op === 9 ? 1 : bias!.shape[0];
      expect(kernel!.scales).toHaveLength(channels!);
      expect(bias!.scales).toHaveLength(channels!);
      expect(kernel!.dimension).toBe(op === 4 ? 3 : 0);
    }
  });

  it('is measured on the test images', async () => {
    const source = await smallSource(kind);
    const heard: number[] = [];
    const { signal } = new AbortController();
    const check = await checkFormat(litertInt8, source, (of) => heard.push(of), signal);
    expect(check!.images).toBe(COUNT);
    expect(check!.maxDifference).toBeGreaterThan(0);
    expect(check!.maxDifference).toBeLessThan(0.1);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
  });
});

it('says why it cannot be written without images to calibrate on', async () => {
  const source = { ...(await smallSource('chain')), calibration: null };
  expect(english(whyUnavailable(litertInt8, source)!)).toContain('--calibrate FOLDER');
  await expect(filesOf(litertInt8, source)).rejects.toThrow('no images to calibrate on');
});

it('stops while it calibrates when it is cancelled', async () => {
  const source = await smallSource('chain');
  const check = checkFormat(litertInt8, source, () => undefined, AbortSignal.abort());
  await expect(check).rejects.toThrow('abort');
});
