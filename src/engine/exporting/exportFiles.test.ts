import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { collect, exportFiles } from './exportFiles';
import { cnnSource } from './exportedModel.fixture';
import { textFile } from './files';
import type { ExportFormat, ExportSource } from './format';
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
) => (await collect(exportFiles(formats, from, progress, never()))).map(({ path }) => path);

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
  ] as const)('are refused without the %s that the format needs', async (need, lacking, reason) => {
    const format = notes({ needs: [need] });
    await expect(paths([format], { ...source, ...lacking })).rejects.toThrow(reason);
  });

  it('are refused for an unknown format, naming the known ones', () => {
    expect(() => formatOf('coreml')).toThrow('no export format named coreml. There are: tfjs');
  });

  it('stop when they are cancelled, also on their way into a zip', async () => {
    const controller = new AbortController();
    const cancelled = () => controller.abort();
    const files = exportFiles([notes()], source, cancelled, controller.signal);
    await expect(writeZip(files, 'model', controller.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
