import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultMobileNet } from './mobilenetv2';
import { modelSchema } from './registry';
import { lastUsed, PARTS, partStates, pickable, withinCut } from './mobilenetv2Parts';

const stateOf = (id: string, from: string, featureLayer: string) =>
  partStates(from, featureLayer)[PARTS.findIndex((part) => part.id === id)];

describe('the diagram of MobileNetV2', () => {
  it('has a stem, seventeen blocks, a last convolution and a head', () => {
    expect(PARTS).toHaveLength(20);
  });

  it('freezes what comes before the block, and leaves out what comes after the features', () => {
    const at = (id: string) => stateOf(id, 'block_12', 'block_13_expand_relu');
    expect([at('stem'), at('block_11'), at('block_12'), at('block_13'), at('block_14')]).toEqual([
      'frozen',
      'frozen',
      'trainable',
      'trainable',
      'unused',
    ]);
    expect(at('head')).toBe('trainable');
  });

  it('trains only the head for none, and everything used for all', () => {
    expect(new Set(partStates('none', 'out_relu').slice(0, -1))).toEqual(new Set(['frozen']));
    expect(new Set(partStates('all', 'out_relu'))).toEqual(new Set(['trainable']));
  });

  it('offers only choices that a recipe takes', () => {
    for (const { from } of pickable('out_relu')) {
      const model = { ...defaultMobileNet, fineTune: { ...defaultMobileNet.fineTune, from } };
      expect(v.is(modelSchema, model), String(from)).toBe(true);
    }
    expect(pickable('out_relu')).toHaveLength(18);
    expect(pickable('block_13_expand_relu')).toHaveLength(15);
  });

  it('moves a choice that the cut leaves out to the last block before it', () => {
    expect(withinCut('block_16', 'block_13_expand_relu')).toBe('block_13');
    expect(withinCut('block_4', 'block_13_expand_relu')).toBe('block_4');
    expect(withinCut('all', 'block_6_expand_relu')).toBe('all');
  });

  it('reads feature layers that the list does not name', () => {
    expect(PARTS[lastUsed('block_12_add')]!.id).toBe('block_12');
    expect(PARTS[lastUsed('out_relu')]!.id).toBe('last');
  });
});
