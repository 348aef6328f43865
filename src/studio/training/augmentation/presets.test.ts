import { expect, it } from 'vitest';
import * as v from 'valibot';
import { augmentationSchema, defaultAugmentation } from '../../../domain/recipe/augmentation';
import { applyPreset, isDefault, presetOf, PRESETS } from './presets';

it.each(PRESETS)(
  '%s is a valid augmentation, recognised as itself, and keeps the fill mode',
  (p) => {
    const applied = applyPreset(p, { ...defaultAugmentation, fillMode: 'wrap' });
    expect(v.is(augmentationSchema, applied)).toBe(true);
    expect(presetOf(applied)).toBe(p);
    expect(applied.fillMode).toBe('wrap');
  },
);

it('off keeps the amounts', () => {
  const own = { ...defaultAugmentation, rotation: { enabled: true, amount: 33 } };
  expect(applyPreset('off', own).rotation).toEqual({ enabled: false, amount: 33 });
});

it('settings that differ from every preset are no preset', () => {
  expect(presetOf({ ...defaultAugmentation, zoom: { enabled: true, amount: 0.31 } })).toBeNull();
  expect(isDefault(defaultAugmentation)).toBe(true);
  expect(isDefault({ ...defaultAugmentation, fillMode: 'wrap' })).toBe(false);
});
