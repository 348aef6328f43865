import { describe, expect, it } from 'vitest';
import { keptSeconds, referenceSeconds } from '../recipe/duration';
import { defaultRecipe } from '../recipe/recipe';
import { durationKey, experimentSeconds, waitingSeconds } from './duration';
import { EXPERIMENT_PRESETS } from './plan';

const { seeds, fold } = EXPERIMENT_PRESETS;
const images = { train: 400, validation: 80, test: 120 };
const cnn = defaultRecipe('cnn');
const mobile = defaultRecipe('mobilenetv2');
const part = (recipe: typeof cnn, fold: number) => ({
  ...{ recipe: { ...recipe, seed: fold }, images },
  experiment: { id: recipe.model.kind, repeat: 1, fold, augmentationSeed: 1, keepsWeights: false },
});

describe('experimentSeconds', () => {
  it('is that of its runs where no network is frozen', () => {
    expect(experimentSeconds(cnn, fold, images)).toBeCloseTo(5 * referenceSeconds(cnn, images), 6);
  });

  it('counts the outputs of a frozen network once: of one run over seeds, of all images over folds', () => {
    const kept = keptSeconds(mobile, images);
    const own = referenceSeconds(mobile, images) - kept;
    expect(kept).toBeGreaterThan(0);
    expect(experimentSeconds(mobile, seeds, images)).toBeCloseTo(3 * own + kept, 6);
    const all = keptSeconds(mobile, { train: 600, validation: 0, test: 0 });
    expect(all).toBeGreaterThan(kept);
    expect(experimentSeconds(mobile, fold, images)).toBeCloseTo(5 * own + all, 6);
  });
});

describe('waitingSeconds', () => {
  it('goes by what the last finished run of the experiment took', () => {
    const took = new Map([[durationKey(part(cnn, 1)), 7]]);
    expect(waitingSeconds([part(cnn, 2), part(cnn, 3)], took, 2)).toBe(14);
  });

  it('else by the reference machine, with kept outputs once an experiment', () => {
    const whole = referenceSeconds(mobile, images);
    const kept = keptSeconds(mobile, images);
    const waiting = [part(mobile, 1), part(mobile, 2)];
    expect(waitingSeconds(waiting, new Map(), 2)).toBeCloseTo(2 * (2 * whole - kept), 6);
    const begun = [durationKey(waiting[0]!)];
    expect(waitingSeconds(waiting, new Map(), 2, begun)).toBeCloseTo(4 * (whole - kept), 6);
  });

  it('of nothing is none', () => {
    expect(waitingSeconds([], new Map(), 1)).toBe(0);
  });
});
