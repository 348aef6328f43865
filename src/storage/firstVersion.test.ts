import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDump } from '../../e2e/loadDump';
import { parseRecipe, RECIPE_VERSION } from '../domain/recipe/recipe';
import { readRecipeSet } from '../domain/recipe/recipeSet';
import cnnOfVersion1 from '../domain/recipe/fixtures/cnn.v1.recipe.json';
import mobilenetv2OfVersion1 from '../domain/recipe/fixtures/mobilenetv2.v1.recipe.json';
import { countByClass } from './images';
import { listModels } from './models';
import { getCheckpoint, getEvaluation, getSnapshot, listRuns, unreadableRuns } from './runs';
import { getSetting, settingsNotices } from './settings';

const FOLDER = 'e2e/fixtures/v1';
const reference = JSON.parse(readFileSync(`${FOLDER}/reference.json`, 'utf8')) as {
  runs: Record<string, { id: string; predictions?: { hash: string; scores: number[] }[] }>;
  continued: Record<string, { id: string }>;
  split: { sample: Record<string, string> };
};

describe('the database of the first version', () => {
  beforeAll(async () => {
    const dump = gunzipSync(readFileSync(`${FOLDER}/database.json.gz`)).toString();
    // The function that the end-to-end tests run in the page runs here as well.
    const here = { evaluate: (load: (text: string) => unknown, text: string) => load(text) };
    await loadDump(here as unknown as Page, dump);
  });

  it('has every run, with its recipe in the newest version and the snapshot it was trained on', async () => {
    const runs = await listRuns();
    expect(runs).toHaveLength(8);
    expect(await unreadableRuns()).toEqual([]);
    for (const { recipe, snapshotHash } of runs) {
      expect(recipe).toMatchObject({
        version: RECIPE_VERSION,
        split: { train: 0.6, test: 0.2, seed: 7 },
      });
      const snapshot = (await getSnapshot(snapshotHash))!;
      const splits = Object.fromEntries(snapshot.items.map(({ hash, split }) => [hash, split]));
      expect(splits).toMatchObject(reference.split.sample);
    }
  });

  it('has the predictions of its runs and the checkpoints of those that were interrupted', async () => {
    for (const { id, predictions } of Object.values(reference.runs)) {
      const stored = (await getEvaluation(id))?.predictions;
      expect(stored?.map(({ hash, scores }) => ({ hash, scores }))).toEqual(
        predictions?.map(({ hash, scores }) => ({ hash, scores })),
      );
    }
    for (const { id } of Object.values(reference.continued)) {
      expect(await getCheckpoint(id)).toMatchObject({ runId: id, batchSize: 8 });
    }
  });

  it('has its settings, images and models', async () => {
    expect(await settingsNotices()).toEqual([]);
    expect(await getSetting('split')).toMatchObject({ seed: 7 });
    expect(await getSetting('probe')).toMatchObject({ backend: 'webgl' });
    const { chosen, byKind } = readRecipeSet(await getSetting('recipes'));
    expect(chosen).toEqual(['cnn']);
    expect(byKind.cnn).toEqual(parseRecipe(cnnOfVersion1));
    expect(byKind.mobilenetv2).toEqual(parseRecipe(mobilenetv2OfVersion1));
    expect(Object.keys(await countByClass())).toHaveLength(3);
    expect((await listModels()).map(({ name }) => name)).toEqual(['Front door']);
  });
});
