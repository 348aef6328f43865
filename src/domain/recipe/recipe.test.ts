import { describe, expect, it } from 'vitest';
import { defaultRecipe, parseRecipe, readRecipe, RECIPE_VERSION, type Recipe } from './recipe';
import cnnOfVersion1 from './fixtures/cnn.v1.recipe.json';
import compactCnnOfVersion2 from './fixtures/compactCnn.v2.recipe.json';
import compactCnnOfVersion3 from './fixtures/compactCnn.v3.recipe.json';
import compactCnnOfVersion4 from './fixtures/compactCnn.v4.recipe.json';
import { noPhotometric } from './photometric';
import mobilenetv2OfVersion1 from './fixtures/mobilenetv2.v1.recipe.json';

describe('a recipe file', () => {
  it.each([cnnOfVersion1, mobilenetv2OfVersion1])(
    'of version 1 is split by the recipe’s seed: $model.kind',
    (file) => {
      const recipe = parseRecipe(file);
      expect(recipe).toEqual({
        ...file,
        version: RECIPE_VERSION,
        split: { ...file.split, seed: 7 },
        training: { ...file.training, classWeights: 'none' },
        augmentation: { ...file.augmentation, photometric: noPhotometric },
      });
    },
  );

  it('of version 2 weighs no class', () => {
    const recipe = parseRecipe(compactCnnOfVersion2);
    const training = { ...compactCnnOfVersion2.training, classWeights: 'none' };
    const augmentation = { ...compactCnnOfVersion2.augmentation, photometric: noPhotometric };
    expect(recipe).toEqual({
      ...compactCnnOfVersion2,
      version: RECIPE_VERSION,
      training,
      augmentation,
    });
  });

  it('of version 3 changes no values', () => {
    const augmentation = { ...compactCnnOfVersion3.augmentation, photometric: noPhotometric };
    const newest = { ...compactCnnOfVersion3, version: RECIPE_VERSION, augmentation };
    expect(parseRecipe(compactCnnOfVersion3)).toEqual(newest);
  });

  it('of version 4 keeps its photometric ranges and compresses no image', () => {
    const { augmentation } = compactCnnOfVersion4;
    const photometric = { ...augmentation.photometric, jpeg: noPhotometric.jpeg };
    expect(parseRecipe(compactCnnOfVersion4)).toEqual({
      ...compactCnnOfVersion4,
      version: RECIPE_VERSION,
      augmentation: { ...augmentation, photometric },
    });
  });

  it('of the newest version has a split seed of its own', () => {
    const recipe = defaultRecipe('cnn', 3);
    const file: Recipe = { ...recipe, split: { ...recipe.split, seed: 8 } };
    expect(parseRecipe(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  const change = (changes: object) => ({ ...defaultRecipe('cnn'), ...changes });

  it.each([
    [change({ colour: 'red' }), `colour is not a field of configuration version ${RECIPE_VERSION}`],
    [{ ...cnnOfVersion1, colour: 'red' }, 'colour is not a field of configuration version 1'],
    [
      { ...cnnOfVersion1, split: { ...cnnOfVersion1.split, seed: 2 } },
      'split.seed is not a field of configuration version 1',
    ],
    [
      change({ model: { kind: 'cnn', dropout: 0.2, width: 3 } }),
      `model.width is not a field of configuration version ${RECIPE_VERSION}`,
    ],
    [
      { ...compactCnnOfVersion2, training: defaultRecipe('cnn').training },
      'training.classWeights is not a field of configuration version 2',
    ],
    [
      { ...compactCnnOfVersion4, augmentation: defaultRecipe('cnn').augmentation },
      'augmentation.photometric.jpeg is not a field of configuration version 4',
    ],
    [
      change({
        augmentation: {
          ...defaultRecipe('cnn').augmentation,
          photometric: { ...noPhotometric, jpeg: { enabled: true, amount: 0 } },
        },
      }),
      'augmentation.photometric.jpeg.amount: ',
    ],
    [change({ imageSize: 7 }), 'imageSize: '],
    [change({ version: 77 }), `it has version 77, and versions 1 to ${RECIPE_VERSION} can be read`],
    [
      change({ version: 'two' }),
      `its version is "two", and versions 1 to ${RECIPE_VERSION} can be read`,
    ],
    [{ milk: 2 }, 'This configuration cannot be used'],
    [null, 'it is not a JSON object'],
  ])('is refused with what is wrong (%#)', (file, message) => {
    expect(() => parseRecipe(file)).toThrow(message);
  });

  it('inside of a model loses later fields alone, and says which', () => {
    const later = change({ colour: 'red', model: { kind: 'cnn', dropout: 0.2, width: 3 } });
    const { value, leftOut } = readRecipe(later);
    expect(value).toEqual(change({ model: { kind: 'cnn', dropout: 0.2 } }));
    expect(leftOut.sort()).toEqual(['colour', 'model.width']);
  });
});
