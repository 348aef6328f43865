import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RECIPE_VERSION } from '../../domain/recipe/recipe';
import { predictScores } from '../evaluation/predictions';
import type { ExportedFile } from '../protocol/exporting';
import { cnnSource, filesOf, images, importedFrom, zipOf } from './exportedModel.fixture';
import { tfjs } from './formats/tfjs';
import { loadModel } from './loadModel';
import { english, StudioError } from '../../texts/message';
import { randomFrom } from '../../domain/random';

let files: ExportedFile[];
let scores: number[][];

beforeAll(async () => {
  await tf.setBackend('cpu');
  const model = await cnnSource();
  files = await filesOf(tfjs, model.source);
  scores = model.scores;
});

const bytesOf = (path: string) => files.find((file) => file.path === path)!.bytes;
const parsed = (path: string) => JSON.parse(new TextDecoder().decode(bytesOf(path)));
const VERSION_1 = new URL('fixtures/mobilenetv2.v1.zip', import.meta.url);
const SHARD = 'group1-shard1of1.bin';

/** The files with one replaced, or left out when its new content is null. */
const replace = (path: string, content: string | Uint8Array<ArrayBuffer> | null): ExportedFile[] =>
  files.flatMap((file) => {
    if (file.path !== path) return [file];
    if (content === null) return [];
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [{ path, bytes }];
  });

const within = (folder: string): ExportedFile[] =>
  files.map(({ path, bytes }) => ({ path: folder + path, bytes }));

/** model.json with its last weight, the bias of the output, stored as `dtype`. */
function quantized(dtype: string): string {
  const json = parsed('model.json');
  json.weightsManifest[0].weights.at(-1).quantization = { dtype };
  return JSON.stringify(json);
}

/** model.json with a layer that takes an output which is never there: tfjs waits for it for ever. */
const unfed = (): string =>
  new TextDecoder().decode(bytesOf('model.json')).replace('["dense",0,0', '["dense",1,0');

function threeClasses(): string {
  const { dataset, ...metadata } = parsed('metadata.json');
  const counts = [...dataset.counts, { train: 0, validation: 0, test: 0 }];
  const classes = ['a', 'b', 'c'];
  return JSON.stringify({ ...metadata, classes, dataset: { ...dataset, counts } });
}

describe('a model zip', () => {
  it('gives the same scores and facts as the model had', async () => {
    const { network, metadata } = await importedFrom(await zipOf(files));
    expect(metadata.classes).toEqual(['plain', 'masked']);
    expect(metadata.dataset.counts[1]).toEqual({ train: 0, validation: 0, test: 1 });
    const model = await loadModel(network);
    expect(await predictScores(model, images(), 2)).toEqual(scores);
    model.dispose();
  });

  it('brings its predictions of the test images, which must fit the model', async () => {
    const { predictions } = await importedFrom(await zipOf(files));
    expect(predictions).toEqual([
      { hash: '2', path: 'masked/2.jpg', truth: 1, scores: [0.2, 0.8] },
    ]);
    const without = await importedFrom(await zipOf(replace('test-predictions.json', null)));
    expect(without.predictions).toBeUndefined();
    const [row] = predictions!;
    const classes = ['plain', 'masked'];
    for (const [damaged, message] of [
      ['{', 'not valid JSON'],
      [JSON.stringify({ classes: ['a', 'b'], predictions: [] }), 'other classes'],
      [JSON.stringify({ classes, predictions: [{ ...row, scores: [0.2] }] }), 'scores'],
      [JSON.stringify({ classes, predictions: [{ ...row, truth: 2 }] }), 'truth'],
    ] as const) {
      const zip = await zipOf(replace('test-predictions.json', damaged));
      await expect(importedFrom(zip)).rejects.toThrow(message);
    }
  });

  it('may hold a weight as float16', async () => {
    // 0.333251953125, the half-precision number next to 1/3, in place of the last four bytes.
    const bias = new Uint8Array(Uint16Array.of(0x3555).buffer);
    const shard = Uint8Array.from([...bytesOf(SHARD).subarray(0, -4), ...bias]);
    const [model] = replace('model.json', quantized('float16'));
    const { network } = await importedFrom(
      await zipOf([model!, ...replace(SHARD, shard).slice(1)]),
    );
    expect([...network.weights.get('predictions/bias')!.values]).toEqual([0.333251953125]);
    expect(network.weights.get('dense/kernel')!.values).toHaveLength(4096 * 128);
  });

  it('of several formats is read from the folder nearest to its root', async () => {
    const zip = await zipOf([...within('tfjs-other/'), ...files]);
    expect((await importedFrom(zip)).metadata.name).toBe('Masks / 1');
  });

  it('of version 1 opens, with its counts by class and no word on the split', async () => {
    const zip = new File([readFileSync(VERSION_1)], 'model.zip');
    const { network, metadata, notice } = await importedFrom(zip);
    expect(notice).toBeNull();
    expect(metadata).toMatchObject({ version: 3, name: 'Front door', split: null });
    expect(metadata.dataset.counts).toEqual([
      { train: 8, validation: 2, test: 3 },
      { train: 9, validation: 2, test: 3 },
    ]);
    expect(metadata.recipe).toMatchObject({
      version: RECIPE_VERSION,
      split: { train: 0.6, seed: 7 },
    });
    const model = await loadModel(network);
    expect(model.outputs[0]!.shape).toEqual([null, 1]);
    model.dispose();
  });

  it('says which fields of a later version were left out', async () => {
    const later = JSON.stringify({ ...parsed('metadata.json'), licence: 'MIT' });
    const { notice } = await importedFrom(await zipOf(replace('metadata.json', later)));
    expect(english(notice!)).toContain('Left out: licence.');
  });

  it.each([
    ['no zip at all', async () => new File(['hello'], 'x.zip'), 'not a zip'],
    ['no model.json', () => zipOf(replace('model.json', null)), 'no model.json, .keras or .h5'],
    ['two models', () => zipOf([...within('a/'), ...within('b/')]), 'several models'],
    ['no metadata', () => zipOf(replace('metadata.json', null)), 'no metadata.json'],
    ['broken JSON', () => zipOf(replace('model.json', '{')), 'not valid JSON'],
    ['another format', () => zipOf(replace('metadata.json', '{}')), 'not written by Mask Studio'],
    ['a missing shard', () => zipOf(replace(SHARD, null)), 'has no group1-shard1'],
    ['short weights', () => zipOf(replace(SHARD, 'abcd')), 'weights end before'],
    ['uint8 weights', () => zipOf(replace('model.json', quantized('uint8'))), 'only float16'],
    ['a layer that nothing feeds', () => zipOf(replace('model.json', unfed())), 'cannot be built'],
    ['other classes', () => zipOf(replace('metadata.json', threeClasses())), 'names 3 classes'],
  ])('is refused with a message when it has %s', async (_, zip, message) => {
    await expect(zip().then((file) => importedFrom(file))).rejects.toThrow(message);
  });
});

describe('damaged model files', () => {
  /** Words of the programs that read them, which say nothing to a user. */
  const JARGON =
    /undefined|but received|Invalid |Unexpected token|Offset is outside|DataView|not a function|\[object|Cannot read|is not iterable|TypeError|\{\{/;

  /** A character of the text is another one. */
  const turned = (text: string, random: () => number): string => {
    const at = Math.floor(random() * text.length);
    const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << Math.floor(random() * 6)));
    return text.slice(0, at) + other + text.slice(at + 1);
  };

  it.each(['model.json', 'metadata.json', 'test-predictions.json'])(
    'say what to do when %s is damaged, or are read',
    { timeout: 120_000 },
    async (path) => {
      const random = randomFrom(9);
      const text = new TextDecoder().decode(bytesOf(path));
      let refused = 0;
      for (let i = 0; i < 100; i++) {
        const damaged =
          i % 4 === 0 ? text.slice(0, Math.floor(random() * text.length)) : turned(text, random);
        const chosen = replace(path, damaged).map((file) => new File([file.bytes], file.path));
        const problem = await importedFrom(...chosen).then(
          () => null,
          (error: unknown) => error as Error,
        );
        if (problem === null) continue;
        refused++;
        expect(problem, `${i}: ${problem.stack}`).toBeInstanceOf(StudioError);
        expect(problem.message, `case ${i}`).not.toMatch(JARGON);
        expect(problem.message, `case ${i}`).toMatch(/^.{20,}\.$/s);
      }
      expect(refused).toBeGreaterThan(40);
    },
  );

  it('are refused when the zip is cut off or a byte of it is another', async () => {
    const random = randomFrom(10);
    const whole = new Uint8Array(await (await zipOf(files)).arrayBuffer());
    for (let i = 0; i < 30; i++) {
      const bytes = i % 2 ? whole.slice(0, Math.floor(random() * whole.length)) : whole.slice();
      bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
      const problem = await importedFrom(new File([bytes], 'mine.zip')).then(
        () => null,
        (error: unknown) => error as Error,
      );
      if (i % 2)
        expect(problem?.message).toBe(
          'mine.zip is not a zip, or it is damaged. Download the model again.',
        );
      else if (problem) expect(problem, `${i}: ${problem.stack}`).toBeInstanceOf(StudioError);
    }
  });
});
