import { describe, expect, it } from 'vitest';
import { MODEL_KINDS } from '../../src/domain/models/registry';
import { parseOptions, USAGE, UsageError } from './options';

describe('the terminal command', () => {
  it('turns words into a recipe a model', () => {
    const options = parseOptions(
      '--sample --model both --size 96 --epochs 3 --batch 8 --seed 7 --fine-tune all --no-augment'.split(
        ' ',
      ),
    );
    expect(options.recipes.map((r) => r.model.kind)).toEqual(['cnn', 'mobilenetv2']);
    for (const recipe of options.recipes) {
      expect(recipe).toMatchObject({
        seed: 7,
        imageSize: 96,
        training: { epochs: 3, batchSize: 8 },
        augmentation: { rotation: { enabled: false }, horizontalFlip: false },
      });
    }
    expect(options.recipes[1]!.model).toMatchObject({ fineTune: { from: 'all' } });
  });

  it('gives every start of fine-tuning a run of its own', () => {
    const words = '--sample --model both --fine-tune none --fine-tune block_10'.split(' ');
    const models = parseOptions(words).recipes.map(({ model }) => model);
    expect(models).toMatchObject([
      { kind: 'cnn' },
      { kind: 'mobilenetv2', fineTune: { from: 'none' } },
      { kind: 'mobilenetv2', fineTune: { from: 'block_10' } },
    ]);
  });

  it('trains every family of the registry with --model all, and names each in its help', () => {
    const { recipes } = parseOptions('--sample --model all'.split(' '));
    expect(recipes.map(({ model }) => model.kind)).toEqual(MODEL_KINDS);
    for (const kind of MODEL_KINDS) expect(USAGE).toContain(kind);
  });

  it.each([
    ['', 'Give a folder'],
    ['no-such-folder', 'no folder or file'],
    ['--sample src', 'not both'],
    ['--sample --model vgg', '--model is'],
    ['--sample --backend cuda', '--backend is'],
    ['--sample --size 12', 'imageSize'],
    ['--sample --epochs many', 'whole number'],
    ['--sample --fine-tune block_99 --model mobilenetv2', 'fineTune'],
    ['--sample --recipe package.json', 'recipe'],
    ['--sample --colour', 'Unknown option'],
  ])('says in one line what is wrong with "%s"', (words, expected) => {
    const act = () => parseOptions(words.split(' ').filter(Boolean));
    expect(act).toThrow(UsageError);
    expect(act).toThrow(expected);
    try {
      act();
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});
