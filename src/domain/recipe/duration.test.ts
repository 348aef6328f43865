import { describe, expect, it } from 'vitest';
import { runRecord } from '../run/runRecord.fixture';
import { referenceSeconds, slownessOf } from './duration';
import { defaultRecipe } from './recipe';

/** The shared images' splits, on which the minutes of docs/accuracy.md were measured. */
const images = { train: 2376, validation: 509, test: 509 };
const minutes = (kind: Parameters<typeof defaultRecipe>[0]) =>
  referenceSeconds(defaultRecipe(kind), images) / 60;

describe('referenceSeconds', () => {
  it('gives the minutes that docs/accuracy.md has', () => {
    expect(minutes('cnn')).toBeCloseTo(2.17, 0);
    expect(minutes('compact-cnn')).toBeCloseTo(2.8, 0);
    // Fine-tuned, 4.1, after the features of the frozen run, 0.9.
    expect(minutes('mobilenetv2')).toBeGreaterThan(4.5);
    expect(minutes('mobilenetv2')).toBeLessThan(5.5);
  });

  it('grows with epochs, images and the size of the images', () => {
    const recipe = defaultRecipe('cnn');
    const base = referenceSeconds(recipe, images);
    const longer = { ...recipe, training: { ...recipe.training, epochs: 30 } };
    expect(referenceSeconds(longer, images) / base).toBeCloseTo(2, 1);
    expect(referenceSeconds({ ...recipe, imageSize: 224 }, images)).toBeGreaterThan(2.5 * base);
    expect(referenceSeconds(recipe, { ...images, train: 100 })).toBeLessThan(base / 10);
  });

  it('counts starting and checkpoints, which are most of a short run', () => {
    // Measured on the sample, on the reference machine: 14.1 and 9.3 s.
    const sample = { train: 120, validation: 40, test: 240 };
    expect(referenceSeconds(defaultRecipe('cnn'), sample)).toBeGreaterThan(9);
    expect(referenceSeconds(defaultRecipe('cnn'), sample)).toBeLessThan(20);
    expect(referenceSeconds(defaultRecipe('compact-cnn'), sample)).toBeLessThan(14);
  });
});

describe('slownessOf', () => {
  const epoch = { loss: 1, accuracy: 1, valLoss: 1, valAccuracy: 1, seconds: 1 };
  const ended = (times: number, epochs = 3) => {
    const recipe = defaultRecipe('cnn');
    const run = runRecord({
      recipe,
      epochs: Array.from({ length: epochs }, (_, i) => ({
        ...epoch,
        epoch: i + 1,
        stage: 'train',
      })),
      seconds: {
        prepare: 0,
        train: times * referenceSeconds(recipe, images, { train: epochs }),
        evaluate: 0,
      },
    });
    return { run, images };
  };

  it('is the median over the runs, by the epochs that they had', () => {
    expect(slownessOf([ended(2), ended(0.5), ended(3)])).toBeCloseTo(2);
    expect(slownessOf([ended(0.5, 15)])).toBeCloseTo(0.5);
  });

  it('says nothing without a run that had something to do', () => {
    expect(slownessOf([])).toBeNull();
    const { run } = ended(2);
    expect(slownessOf([{ run, images: { train: 20, validation: 4, test: 4 } }])).toBeNull();
  });
});
