/** The recipes that the command's arguments ask for. */
import { readFileSync } from 'node:fs';
import { noAugmentation } from '../../src/domain/recipe/augmentation';
import { fieldOfType, withPath } from '../../src/domain/models/fields';
import { definitionOf, MODEL_KINDS } from '../../src/domain/models/registry';
import {
  defaultRecipe,
  parseRecipe,
  type Recipe,
  type SplitFractions,
} from '../../src/domain/recipe/recipe';
import { UsageError } from '../studio/usage';
import { CHOICES } from './usage';
import { integer, type ArgumentValues } from './values';

function readRecipeFile(path: string): Recipe {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`--recipe ${path}: there is no readable JSON file there.`);
  }
  try {
    return parseRecipe(json);
  } catch (error) {
    throw new UsageError(`--recipe ${path}: ${(error as Error).message}`);
  }
}

/** "70/15/15" as fractions; null where it is not given. */
function splitFractions(text: string | undefined): SplitFractions | null {
  if (text === undefined) return null;
  const parts = text.split('/').map(Number);
  if (parts.length !== 3 || parts.some(Number.isNaN) || parts.reduce((a, b) => a + b) !== 100) {
    throw new UsageError(
      `--split takes train/validation/test per cent that add up to 100, such as 70/15/15, not "${text}".`,
    );
  }
  const [train = 0, validation = 0, test = 0] = parts.map((part) => part / 100);
  return { train, validation, test };
}

/** The recipes to start from: FILE's alone, or the defaults of each family that was asked for. */
function baseRecipes(file: string | undefined, model: string | undefined): Recipe[] {
  const kinds = CHOICES[model ?? MODEL_KINDS[0]!];
  if (!kinds) {
    const names = Object.keys(CHOICES);
    const listed = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
    throw new UsageError(`--model is ${listed}, not "${model}".`);
  }
  if (file === undefined) return kinds.map((kind) => defaultRecipe(kind));
  const recipe = readRecipeFile(file);
  if (model !== undefined && model !== recipe.model.kind) {
    throw new UsageError(
      `--model ${model} is not the model of ${file}, which is ${recipe.model.kind}. Leave --model out.`,
    );
  }
  return [recipe];
}

function checked(recipe: unknown): Recipe {
  try {
    return parseRecipe(recipe);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** One recipe a model and start of fine-tuning. Throws a UsageError with a one-line message for the user. */
export function recipesOf(values: ArgumentValues): Recipe[] {
  const seed = integer('seed', values.seed);
  const size = integer('size', values.size);
  const epochs = integer('epochs', values.epochs);
  const batch = integer('batch', values.batch);
  const fractions = splitFractions(values.split);
  const splitSeed = integer('split-seed', values['split-seed']);
  return baseRecipes(values.recipe, values.model).flatMap((base) => {
    // A recipe that comes from no file is split by its own seed.
    const baseSplitSeed = values.recipe === undefined ? (seed ?? base.seed) : base.split.seed;
    const recipe = {
      ...base,
      seed: seed ?? base.seed,
      imageSize: size ?? base.imageSize,
      split: { ...base.split, ...fractions, seed: splitSeed ?? baseSplitSeed },
      augmentation: values['no-augment'] ? noAugmentation : base.augmentation,
      training: {
        ...base.training,
        epochs: epochs ?? base.training.epochs,
        batchSize: batch ?? base.training.batchSize,
      },
    };
    const start = fieldOfType(definitionOf(base.model.kind), 'fine-tune-start');
    const starts = values['fine-tune'];
    if (!start || !starts) return [checked(recipe)];
    return starts.map((from) =>
      checked({ ...recipe, model: withPath(recipe.model, start.path, from) }),
    );
  });
}
