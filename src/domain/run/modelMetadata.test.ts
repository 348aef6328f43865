import { describe, expect, it } from 'vitest';
import { defaultRecipe, RECIPE_VERSION } from '../recipe/recipe';
import ofVersion1 from './fixtures/metadata.v1.json';
import ofVersion2 from './fixtures/metadata.v2.json';
import { readMetadata } from './modelMetadata';
import type { ModelMetadata } from './savedModel';

const counts = [
  { train: 8, validation: 2, test: 3 },
  { train: 9, validation: 2, test: 3 },
];

const metadata: ModelMetadata = {
  ...{ format: 'mask-studio-model', version: 3, name: 'CNN 1', classes: ['mask', 'mask'] },
  ...{ threshold: 0.5, inputSize: 64, resize: 'squashed' },
  ...{ family: 'cnn', recipe: defaultRecipe('cnn') },
  split: {
    ...defaultRecipe('cnn').split,
    pinned: { train: 0, validation: 0, test: 6 },
    nearDuplicateGroups: 2,
  },
  dataset: { hash: 'ab', counts },
  metrics: { testAccuracy: 0.5, testLoss: 0.7, testImages: 6, confusion: [[3], [3]] },
  epochs: [],
  versions: { studio: '0.2.0', tfjs: '4.22.0', backend: 'wasm' },
  createdAt: '2026-11-24T19:59:59.229Z',
};

describe('the metadata of a model', () => {
  it('is read as it is, with a count for each of two classes of one name', () => {
    expect(readMetadata(metadata)).toEqual({ value: metadata, leftOut: [] });
  });

  it('of version 1 gets counts by class; its split is not known', () => {
    const { value, leftOut } = readMetadata(ofVersion1);
    const { epochs, metrics, threshold } = ofVersion1;
    expect(value).toMatchObject({ version: 3, split: null, epochs, metrics, threshold });
    expect(value.dataset.counts).toEqual(counts);
    expect(value.recipe).toMatchObject({ version: RECIPE_VERSION, split: { train: 0.6, seed: 7 } });
    expect(leftOut).toEqual([]);
  });

  it('of version 2 gets the family that its recipe says', () => {
    const { value, leftOut } = readMetadata(ofVersion2);
    expect(value).toMatchObject({ version: 3, family: 'mobilenetv2', split: ofVersion2.split });
    expect(leftOut).toEqual([]);
  });

  it('of a model from another program has no recipe and no metrics', () => {
    const foreign = { ...metadata, recipe: null, metrics: null };
    expect(readMetadata(foreign)).toEqual({ value: foreign, leftOut: [] });
  });

  it('names the fields of a later version that it leaves out, in the recipe too', () => {
    const recipe = { ...metadata.recipe, colour: 'red' };
    const versions = { ...metadata.versions, commit: '1a2b' };
    const { value, leftOut } = readMetadata({ ...metadata, recipe, versions, licence: 'MIT' });
    expect(value).toEqual(metadata);
    expect(leftOut.sort()).toEqual(['licence', 'recipe.colour', 'versions.commit']);
  });

  it.each([
    [{ ...metadata, version: 4 }, 'it has version 4, and versions 1 to 3 can be read'],
    [{ ...metadata, threshold: 7 }, /threshold: .* \(model version 3\)/],
    [{ ...metadata, dataset: { hash: 'ab', counts: [] } }, 'one entry for each class'],
    [{ ...ofVersion1, classes: ['with_mask', 'other'] }, 'dataset.counts.1'],
    [{ ...ofVersion1, dataset: null }, 'dataset'],
    [{ ...metadata, recipe: {} }, 'This configuration cannot be used: it says no version'],
    [{ format: 'another' }, 'not written by Mask Studio'],
    [null, 'not written by Mask Studio'],
  ])('is refused, naming what is wrong (%#)', (damaged, message) => {
    expect(() => readMetadata(damaged)).toThrow(message);
  });
});
