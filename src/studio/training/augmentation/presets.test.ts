import { expect, it } from 'vitest';
import * as v from 'valibot';
import { augmentationSchema, defaultAugmentation } from '../../../domain/recipe/augmentation';
import { noPhotometric } from '../../../domain/recipe/photometric';
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

it('presets leave photometric ranges as they are, off switches them off, and no preset has one on', () => {
  const brighter = { ...noPhotometric, brightness: { enabled: true, amount: 0.4 } };
  const own = { ...defaultAugmentation, photometric: brighter };
  expect(applyPreset('strong', own).photometric).toEqual(brighter);
  expect([presetOf(own), isDefault(own)]).toEqual([null, false]);
  const off = applyPreset('off', own);
  expect(off.photometric.brightness).toEqual({ enabled: false, amount: 0.4 });
  expect(presetOf(off)).toBe('off');
});

it('settings that differ from every preset are no preset', () => {
  expect(presetOf({ ...defaultAugmentation, zoom: { enabled: true, amount: 0.31 } })).toBeNull();
  expect(isDefault(defaultAugmentation)).toBe(true);
  expect(isDefault({ ...defaultAugmentation, fillMode: 'wrap' })).toBe(false);
});
