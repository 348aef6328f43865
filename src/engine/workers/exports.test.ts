import 'fake-indexeddb/auto';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../domain/dataset/dataset';
import { INPUT_SCALINGS } from '../../domain/models/inputScaling';
import { defaultRecipe, type Recipe } from '../../domain/recipe/recipe';
import { runRecord } from '../../domain/run/runRecord.fixture';
import { db } from '../../storage/db';
import { addModel } from '../../storage/models';
import { addPretrained, deletePretrained } from '../../storage/pretrained';
import { cnnSource } from '../exporting/exportedModel.fixture';
import { FORMATS } from '../exporting/registry';
import { english } from '../../texts/message';
import type { ModelReference } from '../protocol/models';
import { cancel, cancellable } from './cancellable';
import { BlobReader, ZipReader } from '@zip.js/zip.js';
import { checkStoredFormat, exportModel, exportZip, listFormats } from './exports';

const imported: ModelReference = { kind: 'model', modelId: 'm' };

beforeAll(async () => {
  await tf.setBackend('cpu');
  const { metadata, parameters, network } = (await cnnSource()).source;
  const { topology, weights } = await network();
  const byteLength = parameters * 4;
  const facts = { id: 'm', name: 'Masks', createdAt: 0, runId: null };
  await addModel({ ...facts, topology, metadata, byteLength }, weights);
});

describe('a run that started from weights of the user', () => {
  const recipe = defaultRecipe('mobilenetv2');
  const own = { ...recipe, model: { ...recipe.model, weights: 'own' } as Recipe['model'] };
  const snapshot: Snapshot = {
    ...{ version: 2, hash: 's', classes: ['a', 'b'], classIds: ['a', 'b'], items: [] },
  };
  const record = { ...{ id: 'own', name: 'Own', addedAt: 0, alpha: 1, byteLength: 0 } };

  beforeAll(async () => {
    await db.runs.add(runRecord({ id: 'r', status: 'finished', recipe: own }));
    await db.snapshots.add(snapshot);
    await db.judgements.add({
      ...{ runId: 'r', predictions: [], loss: 0, millisecondsPerPrediction: 1 },
    });
  });

  const whyNoTraining = async () => {
    const offers = await listFormats({ kind: 'run', runId: 'r' });
    return offers.find(({ id }) => id === 'elsewhere')!.unavailable;
  };

  it('can be trained elsewhere while they are stored, and says when they are gone', async () => {
    await addPretrained({ ...record, inputScaling: INPUT_SCALINGS['0 to 1'] }, new Map());
    expect(await whyNoTraining()).toBeNull();
    await deletePretrained('own');
    expect(english((await whyNoTraining())!)).toMatch(
      /^The pretrained weights .* no longer stored/,
    );
  });
});

describe('a stored model', () => {
  it('is offered in every format, with about its size', async () => {
    const offers = await listFormats(imported);
    expect(offers.map(({ id }) => id)).toEqual(
      FORMATS.filter(({ onlyByName }) => !onlyByName).map(({ id }) => id),
    );
    expect(offers[0]).toMatchObject({ id: 'tfjs', byteLength: 548_129 * 4, unavailable: null });
  });

  it('is offered as LiteRT int8 only where there are images to calibrate on', async () => {
    const reason = async (calibrated: boolean) => {
      const offers = await listFormats(imported, calibrated);
      return offers.find(({ id }) => id === 'litert-int8')!.unavailable;
    };
    expect(english((await reason(false))!)).toContain('needs training images to calibrate on');
    expect(await reason(true)).toBeNull();
  });

  it('is exported without predictions where its run is not stored', async () => {
    const paths = (await exportModel(imported, ['tfjs'])).files.map(({ path }) => path);
    expect(paths).toEqual(['model.json', 'group1-shard1of1.bin', 'metadata.json', 'README.md']);
    await expect(exportModel(imported, ['coreml'])).rejects.toThrow('named coreml');
  });

  it('is written into a zip with progress', async () => {
    const fractions: number[] = [];
    const { signal } = new AbortController();
    const { zip, failed } = await exportZip(
      [imported],
      ['tfjs'],
      (fraction) => fractions.push(fraction),
      signal,
    );
    expect(failed).toEqual([]);
    expect(zip.size).toBeGreaterThan(548_129 * 4);
    expect(fractions.at(-1)).toBe(1);
  });

  it('is written beside others into one zip, each in its folder', async () => {
    const { signal } = new AbortController();
    const fractions: number[] = [];
    const report = (fraction: number) => fractions.push(fraction);
    const { zip } = await exportZip([imported, imported], ['tfjs'], report, signal);
    const entries = await new ZipReader(new BlobReader(zip)).getEntries();
    const models = entries
      .map(({ filename }) => filename)
      .filter((path) => /model\.json$/.test(path));
    const [first, second] = models.map((path) => path.split('/'));
    expect(models).toHaveLength(2);
    expect(first![0]).toBe('models');
    expect(second).toEqual(['models', `${first![1]} (2)`, 'model.json']);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('is not written once that is cancelled, and the next export is not disturbed', async () => {
    const cancelled = cancellable('x', (signal) =>
      exportZip([imported], ['tfjs'], () => cancel('x'), signal),
    );
    const other = cancellable('y', (signal) =>
      exportZip([imported], ['tfjs'], () => undefined, signal),
    );
    await expect(cancelled).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect((await other).zip.size).toBeGreaterThan(0);
  });

  it.each(['an export', 'a check'])(
    'is left alone by %s cancelled in its first moment',
    async (what) => {
      const report = vi.fn();
      const work = cancellable<unknown>('z', (signal) =>
        what === 'an export'
          ? exportZip([imported], ['tfjs'], report, signal)
          : checkStoredFormat(imported, 'tfjs-float16', report, signal),
      );
      cancel('z');
      await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
      expect(report).not.toHaveBeenCalled();
    },
  );

  it('is written in the formats that it can be written in, and the rest is named', async () => {
    const { files, failed } = await exportModel(imported, ['onnx', 'dataset']);
    expect(files.map(({ path }) => path)).toContain('model.onnx');
    expect(failed).toMatchObject([{ id: 'dataset' }]);
  });
});
