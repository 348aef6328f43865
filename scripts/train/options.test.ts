import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../../src/domain/recipe/recipe';
import { MODEL_KINDS } from '../../src/domain/models/registry';
import { UsageError } from '../studio/usage';
import { parseOptions } from './options';
import { USAGE } from './usage';

describe('the terminal command', () => {
  it('turns arguments into one recipe for each model', () => {
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
    const args = '--sample --model both --fine-tune none --fine-tune block_10'.split(' ');
    const models = parseOptions(args).recipes.map(({ model }) => model);
    expect(models).toMatchObject([
      { kind: 'cnn' },
      { kind: 'mobilenetv2', fineTune: { from: 'none' } },
      { kind: 'mobilenetv2', fineTune: { from: 'block_10' } },
    ]);
  });

  it('takes formats one by one, with a folder to write them to', () => {
    const formats = (args: string) => parseOptions(`--sample ${args}`.split(' ')).formats;
    expect(formats('--out x')).toEqual(['tfjs']);
    expect(formats('--out x --export onnx --export all')).toEqual(['onnx', 'all']);
    expect(() => formats('--export onnx')).toThrow(UsageError);
  });

  it('trains every family of the registry with --model all, and names each in its help', () => {
    const { recipes } = parseOptions('--sample --model all'.split(' '));
    expect(recipes.map(({ model }) => model.kind)).toEqual(MODEL_KINDS);
    for (const kind of MODEL_KINDS) expect(USAGE).toContain(kind);
  });

  const FILE = 'src/domain/recipe/fixtures/mobilenetv2.v1.recipe.json';
  const file = parseRecipe(JSON.parse(readFileSync(FILE, 'utf8')));

  it('reads everything from a recipe file, model and split included', () => {
    expect(parseOptions(['--sample', '--recipe', FILE]).recipes).toEqual([file]);
    const named = ['--sample', '--recipe', FILE, '--model', 'mobilenetv2'];
    expect(parseOptions(named).recipes).toEqual([file]);
  });

  it.each([
    ['--epochs 2', { training: { ...file.training, epochs: 2 } }],
    ['--seed 9', { seed: 9 }],
    ['--split-seed 9', { split: { ...file.split, seed: 9 } }],
    ['--split 80/10/10', { split: { train: 0.8, validation: 0.1, test: 0.1, seed: 7 } }],
  ])('changes one value of a recipe file with %s', (args, changes) => {
    const { recipes } = parseOptions(['--sample', '--recipe', FILE, ...args.split(' ')]);
    expect(recipes).toEqual([{ ...file, ...changes }]);
  });

  it('leaves a project its split unless one is given', () => {
    const own = (args: string) =>
      parseOptions(`--project package.json ${args}`.split(' ').filter(Boolean)).ownSplit;
    expect(['', '--split 70/15/15', '--split-seed 2', `--recipe ${FILE}`].map(own)).toEqual([
      ...[false, true, true, true],
    ]);
  });

  it('splits by the recipe’s seed unless --split-seed is given', () => {
    const splitOf = (args: string) => parseOptions(args.split(' ')).recipes[0]!.split;
    expect(splitOf('--sample --seed 7')).toMatchObject({ train: 0.7, seed: 7 });
    expect(splitOf('--sample --seed 7 --split-seed 2 --split 60/20/20')).toEqual({
      ...{ train: 0.6, validation: 0.2, test: 0.2, seed: 2 },
    });
  });

  it('runs each recipe once, or as --repeat, --folds or --resample says', () => {
    const planOf = (args: string) => parseOptions(['--sample', ...args.split(' ')]).plan;
    expect(planOf('--seed 1')).toBeNull();
    expect(planOf('--repeat 3')).toEqual({ kind: 'seeds', repeats: 3 });
    expect(planOf('--folds 5')).toEqual({ kind: 'folds', folds: 5, repeats: 1 });
    expect(planOf('--folds 2 --repeats 5')).toEqual({ kind: 'folds', folds: 2, repeats: 5 });
    expect(planOf('--resample 8')).toEqual({ kind: 'resampled', repeats: 8, test: 0.2 });
    expect(USAGE).toContain('20% of the images to test on');
  });

  it('chooses a threshold for what --threshold says', () => {
    const ruleOf = (args: string) => parseOptions(`--sample ${args}`.split(' ')).thresholdRule;
    expect(ruleOf('--seed 1')).toBeNull();
    expect(ruleOf('--threshold f1')).toEqual({ kind: 'f1' });
    expect(ruleOf('--threshold precision=0.95')).toEqual({ kind: 'precision', atLeast: 0.95 });
    expect(ruleOf('--threshold recall=1')).toEqual({ kind: 'recall', atLeast: 1 });
    expect(ruleOf('--threshold cost=1:4')).toEqual({ kind: 'cost', falsePositive: 0.25 });
  });

  it('lists label issues with folds and without', () => {
    const issuesOf = (args: string) => parseOptions(`--sample ${args}`.split(' ')).issues;
    expect(issuesOf('--issues i.csv')).toBe('i.csv');
    expect(issuesOf('--issues i.csv --folds 5')).toBe('i.csv');
    expect(issuesOf('--folds 5')).toBeNull();
  });

  it('keeps the weights of runs where they are written somewhere', () => {
    const keeps = (args: string) => parseOptions(['--sample', ...args.split(' ')]).keepsWeights;
    expect(keeps('--folds 5 --out x')).toBe(false);
    expect(keeps('--folds 5 --keep-weights --out x')).toBe(true);
    expect(keeps('--resample 5 --keep-weights --save-project x.zip')).toBe(true);
  });

  it.each([
    ['--sample --keep-weights --out x', '--keep-weights needs --repeat'],
    ['--sample --folds 5 --keep-weights', '--keep-weights needs --out'],
    ['--sample --repeat 1', 'at least 2'],
    ['--sample --repeats 2', '--repeats needs --folds'],
    ['--sample --threshold best', '--threshold takes'],
    ['--sample --threshold precision', '--threshold takes'],
    ['--sample --threshold precision=95', '--threshold takes'],
    ['--sample --threshold recall=0', '--threshold takes'],
    ['--sample --threshold cost=5', '--threshold takes'],
    ['--sample --threshold cost=5:0', '--threshold takes'],
    ['--sample --threshold cost=5:1:1', '--threshold takes'],
    ['--sample --folds 11', '--folds is 2 to 10'],
    ['--sample --folds 5 --repeats 0', 'at least 1'],
    ['--sample --folds 5 --repeat 2', 'not both'],
    ['--sample --folds 5 --split 70/15/15', '--split does not go'],
    ['--sample --resample 1', 'at least 2'],
    ['--sample --resample 10 --folds 5', 'Give one of'],
    ['--sample --resample 10 --repeat 3', 'Give one of'],
    ['--sample --resample 10 --split 70/15/15', '--split does not go'],
    [`--sample --model cnn --recipe ${FILE}`, `which is mobilenetv2`],
    ['--sample --split 70/30', '--split takes'],
    ['--sample --split 70/20/20', '--split takes'],
    ['--sample --split-seed x', 'whole number'],
    ['', 'Give a folder'],
    ['no-such-folder', 'no folder or file'],
    ['--sample src', 'not both'],
    ['--project package.json src', '--project alone'],
    ['--project no-such-file', 'no folder or file'],
    ['--project package.json --limit 3', '--limit does not go'],
    ['--sample --model vgg', '--model is'],
    ['--sample --backend cuda', '--backend is'],
    ['--sample --size 12', 'imageSize'],
    ['--sample --epochs many', 'whole number'],
    ['--sample --fine-tune block_99 --model mobilenetv2', 'fineTune'],
    ['--sample --recipe package.json', 'recipe'],
    ['--sample --colour', 'Unknown option'],
  ])('says in one line what is wrong with "%s"', (args, expected) => {
    const act = () => parseOptions(args.split(' ').filter(Boolean));
    expect(act).toThrow(UsageError);
    expect(act).toThrow(expected);
    try {
      act();
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});
