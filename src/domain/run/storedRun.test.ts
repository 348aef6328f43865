import { describe, expect, it } from 'vitest';
import { defaultRecipe, RECIPE_VERSION } from '../recipe/recipe';
import recipeOfVersion1 from '../recipe/fixtures/cnn.v1.recipe.json';
import { readRun } from './storedRun';
import { english } from '../../texts/message';

const row = (changes: object = {}) => ({
  ...{ id: 'a', name: 'CNN 1', createdAt: 0, status: 'finished', recipe: defaultRecipe('cnn') },
  ...{ snapshotHash: 's', classes: ['with', 'without'], backend: null, params: 9 },
  ...{ trainableParams: 9, epochs: [], bestEpoch: 0, imagesPerSecond: 0, failure: null },
  ...{ seconds: { prepare: 0, train: 0, evaluate: 0 }, notices: [], threshold: 0.5 },
  ...changes,
});

describe('a stored run', () => {
  it('is read as it is', () => {
    expect(readRun(row())).toEqual(row());
  });

  it('keeps what was decided about it, and is refused where that is damaged', () => {
    const rest = { classIndex: 2, threshold: 0.8, rule: { kind: 'f1' }, images: 60 };
    const decided = row({ restThresholds: [rest], minConfidence: 0.9 });
    expect(readRun(decided)).toEqual(decided);
    const damaged = row({ restThresholds: [{ ...rest, threshold: 'high' }] });
    expect(() => readRun(damaged)).toThrow(/restThresholds.0.threshold/);
  });

  it('has its recipe migrated to the newest version', () => {
    const { recipe } = readRun(row({ recipe: recipeOfVersion1 }));
    expect(recipe).toMatchObject({ version: RECIPE_VERSION, split: { train: 0.6, seed: 7 } });
  });

  it('says which fields of a later version its recipe lost', () => {
    const later = { ...defaultRecipe('cnn'), colour: 'red' };
    expect(readRun(row({ recipe: later })).notices.map(english)).toEqual([
      'This configuration comes from a later version of Mask Studio. Left out: colour.',
    ]);
  });

  it.each([
    [row({ epochs: [{ epoch: 'one' }] }), /run CNN 1 cannot be read. epochs.0.epoch/],
    [row({ status: 'lost' }), /status/],
    [row({ recipe: { ...defaultRecipe('cnn'), imageSize: 7 } }), /imageSize/],
    [row({ recipe: undefined }), /CNN 1/],
    [{}, /stored run/],
  ])('that is damaged is refused with its name and field (%#)', (damaged, message) => {
    expect(() => readRun(damaged)).toThrow(message);
  });
});
