import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { EpochRecord } from '../../../domain/run/run';
import { cnnSource, filesOf } from '../exportedModel.fixture';
import { crc32c } from '../../checksums';
import { tensorboard } from './tensorboard';

beforeAll(() => tf.setBackend('cpu'));

const epoch = (n: number): EpochRecord => ({
  ...{ epoch: n, stage: 'train' as const, seconds: 2 },
  ...{ loss: 1 / n, accuracy: 0.5 + n / 100, valLoss: 2 / n, valAccuracy: 0.4 + n / 100 },
});

/** The data of each record, with lengths and checksums held to be right. */
function recordsOf(bytes: Uint8Array<ArrayBuffer>): Uint8Array[] {
  const view = new DataView(bytes.buffer);
  const masked = (data: Uint8Array) => {
    const crc = crc32c(data);
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  };
  const records: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Number(view.getBigUint64(at, true));
    expect(view.getUint32(at + 8, true)).toBe(masked(bytes.slice(at, at + 8)));
    const data = bytes.slice(at + 12, at + 12 + length);
    expect(view.getUint32(at + 12 + length, true)).toBe(masked(data));
    records.push(data);
    at += length + 16;
  }
  return records;
}

it('the checksum is that of the standard', () => {
  // The check value of CRC-32C (RFC 3720, B.4: 32 bytes of zeros too).
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
});

it('the curves are event files of training and validation, one record per epoch and curve', async () => {
  const { source } = await cnnSource();
  const metadata = { ...source.metadata, epochs: [1, 2, 3].map(epoch) };
  const files = await filesOf(tensorboard, { ...source, metadata });
  expect(files.map(({ path }) => path.split('/').slice(0, -1).join('/'))).toEqual([
    'tensorboard',
    'tensorboard/train',
    'tensorboard/validation',
  ]);
  const [hparams, train, validation] = files.map(({ bytes }) => recordsOf(bytes));
  expect([hparams!.length, train!.length, validation!.length]).toEqual([2, 10, 7]);
  const text = (data: Uint8Array) => new TextDecoder('latin1').decode(data);
  expect(text(hparams![1]!)).toContain('learning_rate');
  expect(text(train![1]!)).toContain('epoch_loss');
  // The float32 is the last field of a scalar's event.
  const values = validation!.slice(1, 4).map((data) => {
    const last = data.slice(-4);
    return new Float32Array(last.buffer)[0];
  });
  expect(values).toEqual([2, 1, Math.fround(2 / 3)]);
});
