import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { message } from '../../texts/message';
import { collect, exportFiles } from './exportFiles';
import { cnnSource } from './exportedModel.fixture';
import { textFile } from './files';
import type { ExportFormat, ExportSource } from './format';
import type { FailedFormat } from '../protocol/exporting';
import { formatOf } from './registry';
import { writeZip } from './zip';

let source: ExportSource;

beforeAll(async () => {
  await tf.setBackend('cpu');
  source = (await cnnSource()).source;
});

/** A format of two small files. */
const notes = (changes: Partial<ExportFormat> = {}): ExportFormat => ({
  ...{ id: 'notes', title: 'Notes', extension: 'txt', opens: 'any editor', needs: [] },
  byteLength: () => null,
  async *write(_, progress) {
    yield textFile('a.txt', 'first');
    progress(0.5);
    yield textFile('b.txt', 'second');
  },
  ...changes,
});

const never = () => new AbortController().signal;
const paths = async (
  formats: ExportFormat[],
  from = source,
  progress: (fraction: number) => void = () => undefined,
  onFailed: (failed: FailedFormat) => void = () => undefined,
) =>
  (await collect(exportFiles(formats, from, progress, never(), onFailed))).map(({ path }) => path);

describe('the files of an exported model', () => {
  it('have metadata, predictions and one README beside them in any format, once', async () => {
    const beside = ['metadata.json', 'test-predictions.json', 'README.md'];
    expect(await paths([notes()])).toEqual(['a.txt', 'b.txt', ...beside]);
    const both = await paths([formatOf('tfjs'), notes()]);
    expect(both).toEqual([...new Set(both)]);
    expect(both).toEqual(expect.arrayContaining(['model.json', 'a.txt', ...beside]));
  });

  it('report the fraction done over all formats', async () => {
    const fractions: number[] = [];
    await paths([notes(), notes()], source, (fraction) => fractions.push(fraction));
    expect(fractions).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it.each([
    ['history', {}, 'no training history'],
    ['predictions', { predictions: null }, 'predictions of the test images'],
    ['split', { split: null }, 'list of images'],
    ['images', { readImage: null }, 'needs the images'],
    ['startingNetwork', { startingNetwork: null }, 'pretrained weights'],
  ] as const)('are refused without the %s that the format needs', async (need, lacking, reason) => {
    const format = notes({ needs: [need] });
    await expect(paths([format], { ...source, ...lacking })).rejects.toThrow(reason);
  });

  /** A format that fails after its first file, as where an image is gone. */
  const failing = (id: string) =>
    notes({
      ...{ id, title: `Format ${id}` },
      async *write() {
        yield textFile(`${id}.txt`, 'half');
        throw new Error('An image is gone.');
      },
    });

  it('of formats that can be written are there, and the others are named with their reasons', async () => {
    const failed: FailedFormat[] = [];
    const needing = notes({ id: 'needing', title: 'Needing', needs: ['split'] });
    const written = await paths(
      [failing('half'), notes(), needing],
      { ...source, split: null },
      undefined,
      (each) => failed.push(each),
    );
    expect(written).not.toContain('half.txt');
    expect(written).toEqual(expect.arrayContaining(['a.txt', 'b.txt', 'README.md']));
    expect(failed).toEqual([
      { id: 'half', title: 'Format half', reason: 'An image is gone.' },
      { id: 'needing', title: 'Needing', reason: message('exporting.needs.split') },
    ]);
  });

  it('leave the formats that could not be written out of README.md', async () => {
    const files = exportFiles(
      [failing('half'), notes()],
      source,
      () => undefined,
      never(),
      () => undefined,
    );
    const file = (await collect(files)).find(({ path }) => path === 'README.md')!;
    const text = new TextDecoder().decode((file as { bytes: Uint8Array }).bytes);
    expect(text).toContain('## Notes');
    expect(text).not.toContain('Format half');
  });

  it('are none where no format can be written: the first says why', async () => {
    await expect(paths([failing('x'), failing('y')])).rejects.toThrow(
      'Format x cannot be written. An image is gone.',
    );
  });

  it('are none where it is cancelled before it began', async () => {
    const signal = AbortSignal.abort();
    const files = exportFiles(
      [notes()],
      source,
      () => undefined,
      signal,
      () => undefined,
    );
    await expect(collect(files)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('are refused for an unknown format, naming the known ones', () => {
    expect(() => formatOf('coreml')).toThrow('no export format named coreml. There are: tfjs');
  });

  it('stop when they are cancelled, also on their way into a zip', async () => {
    const controller = new AbortController();
    const cancelled = () => controller.abort();
    const files = exportFiles([notes()], source, cancelled, controller.signal, () => undefined);
    await expect(writeZip(files, 'model', controller.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
