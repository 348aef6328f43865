import { describe, expect, it } from 'vitest';
import { definitionOf, MODEL_KINDS } from '../models/registry';
import { PRESETS, presetOf, withPreset, withPresetValues } from './presets';
import { defaultRecipe, parseRecipe, type Recipe } from './recipe';
import { readRecipeSet, withChosen, withRecipe } from './recipeSet';

const set = readRecipeSet(undefined);

describe('presets', () => {
  it('are valid recipes of every family, and told apart', () => {
    for (const preset of PRESETS) {
      const filled = withPreset(set, preset);
      for (const kind of MODEL_KINDS) expect(() => parseRecipe(filled.byKind[kind])).not.toThrow();
      expect(presetOf(filled)).toBe(preset);
    }
  });

  it('balanced is the defaults', () => {
    for (const kind of MODEL_KINDS) {
      expect(withPresetValues(defaultRecipe(kind), 'balanced')).toEqual(defaultRecipe(kind));
    }
    expect(presetOf(set)).toBe('balanced');
  });

  it('the tutorial’s network has its number of parameters', () => {
    const { model, imageSize } = withPreset(set, 'tutorial').byKind.cnn;
    expect(definitionOf('cnn').summary(model, imageSize, 2).params).toBe(6_446_369);
  });

  it('a changed value of a chosen family is no preset; one of another family is', () => {
    const { cnn } = set.byKind;
    const changed = withRecipe(set, { ...cnn, training: { ...cnn.training, epochs: 16 } });
    expect(presetOf(changed)).toBeNull();
    expect(presetOf(withChosen(changed, ['mobilenetv2']))).toBe('balanced');
  });

  it('keeps seed, split, augmentation and the user’s own weights', () => {
    const old = set.byKind.mobilenetv2;
    if (old.model.kind !== 'mobilenetv2') throw new Error('another family');
    const own: Recipe = { ...old, seed: 9, model: { ...old.model, weights: 'mine', alpha: 0.5 } };
    const best = withPreset(withRecipe(set, own), 'best');
    expect(best.byKind.mobilenetv2).toMatchObject({
      seed: 9,
      model: { weights: 'mine', alpha: 0.5, variants: 4 },
    });
    expect(presetOf(best)).toBe('best');
  });
});
