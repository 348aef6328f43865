import { readFileSync } from 'node:fs';
import { defaultRecipe, parseRecipe } from '../../src/domain/recipe/recipe';
import { noAugmentation } from '../../src/domain/recipe/augmentation';
import type { FieldDefinition } from '../../src/domain/models/definition';
import { FOLDS, type ExperimentPlan } from '../../src/domain/experiment/plan';
import { fieldOfType, withPath } from '../../src/domain/models/fields';
import { definitionOf, MODEL_KINDS, type ModelKind } from '../../src/domain/models/registry';
import type { Recipe, SplitFractions } from '../../src/domain/recipe/recipe';
import { BACKENDS, type BackendPreference } from '../../src/domain/run/run';
import { existingPath, parseArguments, UsageError } from '../studio/usage';
import { english } from '../../src/texts/message';

/** What `--model` accepts: a family, the two of the tutorial, or every family. */
const CHOICES: Record<string, ModelKind[]> = {
  ...Object.fromEntries(MODEL_KINDS.map((kind) => [kind, [kind]])),
  both: ['cnn', 'mobilenetv2'],
  all: MODEL_KINDS,
};

/** The families that an option is for, as the help text names it. */
const familiesWith = (type: FieldDefinition['type']): string =>
  MODEL_KINDS.filter((kind) => fieldOfType(definitionOf(kind), type)).join(', ');

const epochsHelp = MODEL_KINDS.map((kind) => definitionOf(kind))
  .filter(({ epochsLabel }) => english(epochsLabel) !== 'Epochs')
  .map(({ kind, epochsLabel }) => ` (${kind}: ${english(epochsLabel).toLowerCase()})`)
  .join('');

export const USAGE = `npm run train -- <folder | file.zip | --sample | --project FILE> --model <${Object.keys(CHOICES).join('|')}>
  --size N          side of the network's input, 64 to 224
  --epochs N        epochs of training${epochsHelp}
  --batch N         images a step
  --backend NAME    auto, ${BACKENDS.join(', ')}
  --seed N          every random draw derives from it
  --split A/B/C     train/validation/test per cent, such as 70/15/15
  --split-seed N    decides which image is in which split (default: the recipe's seed)
  --limit N         use at most N images of each class
  --no-augment      train on the images as they are
  --fine-tune FROM  ${familiesWith('fine-tune-start')}: a block such as block_13, all, or none; given again,
                    another run, on the same features
  --weights DIR     ${familiesWith('pretrained-weights')}: your own pretrained weights (model.json and shards, or a .h5)
  --repeat N        train N times, with N seeds, on one split
  --folds K         grouped, stratified cross-validation: train K times, each on all but one of K
                    folds, which it is tested on; K is ${FOLDS.least} to ${FOLDS.most}
  --repeats R       with --folds: R times with other folds; --folds 2 --repeats 5 is 5×2
  --recipe FILE     a recipe saved by the studio: it decides everything, model and split
                    included; any other option changes that one value
  --project FILE    train on the images of a project that the studio saved, with its labels and,
                    unless one is given, its split
  --save-project FILE  write images, runs and weights as a project, which the studio opens
  --out DIR         write the models to DIR/<model>/
  --export FORMAT   with --out: tfjs (default), onnx, …, or all; given again, another format
  --issues FILE     with --folds: labels that are probably wrong, the most suspect first, as CSV
                    (path,label,suggested,score)
  --json FILE       write what happened as JSON`;

export interface TrainOptions {
  source: { kind: 'sample' } | { kind: 'folder' | 'zip' | 'project'; path: string };
  recipes: Recipe[];
  backend: BackendPreference;
  /** Images of each class to use; null uses all. */
  limit: number | null;
  /** Folder or file with the user's own pretrained weights; null uses the bundled ones. */
  weights: string | null;
  out: string | null;
  /** Ids of export formats, or `all`; checked against the studio's own before anything is trained. */
  formats: string[];
  json: string | null;
  /** Where label issues are written; null: nowhere. */
  issues: string | null;
  /** Whether a split was given; else a project's images keep theirs. */
  ownSplit: boolean;
  /** How often each recipe is run; null: once. */
  plan: ExperimentPlan | null;
  /** Where the project is written; null: nowhere. */
  saveProject: string | null;
}

function integer(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  }
  return value;
}

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

function source(
  positionals: string[],
  sample: boolean,
  project: string | undefined,
): TrainOptions['source'] {
  if (project !== undefined) {
    if (sample || positionals.length > 0) {
      throw new UsageError('Give --project alone: the images are in it.');
    }
    return { kind: 'project', path: existingPath(project, 'a project file') };
  }
  if (sample && positionals.length > 0)
    throw new UsageError('Give a folder or --sample, not both.');
  if (sample) return { kind: 'sample' };
  const [path, extra] = positionals;
  if (extra !== undefined)
    throw new UsageError(`One folder or .zip at a time; what is "${extra}"?`);
  const found = existingPath(path, 'a folder of images, a .zip, --sample, or --project FILE');
  return { kind: /\.zip$/i.test(found) ? 'zip' : 'folder', path: found };
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

/** The recipes and options that the command's arguments ask for. Throws a UsageError with a one-line message for the user. */
export function parseOptions(argv: string[]): TrainOptions {
  const { values, positionals } = parse(argv);
  const backends: string[] = ['auto', ...BACKENDS];
  const backend = values.backend ?? 'auto';
  if (!backends.includes(backend)) {
    throw new UsageError(`--backend is one of ${backends.join(', ')}, not "${backend}".`);
  }
  const seed = integer('seed', values.seed);
  const size = integer('size', values.size);
  const epochs = integer('epochs', values.epochs);
  const batch = integer('batch', values.batch);
  const limit = integer('limit', values.limit);
  if (limit !== undefined && values.project !== undefined) {
    throw new UsageError('--limit does not go with --project, whose images are all used.');
  }

  const fractions = splitFractions(values.split);
  const splitSeed = integer('split-seed', values['split-seed']);
  const recipes = baseRecipes(values.recipe, values.model).flatMap((base) => {
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

  return {
    source: source(positionals, values.sample ?? false, values.project),
    ownSplit: [values.split, values['split-seed'], values.recipe].some(
      (given) => given !== undefined,
    ),
    plan: experimentPlan(values),
    saveProject: values['save-project'] ?? null,
    recipes,
    backend: backend as BackendPreference,
    limit: limit ?? null,
    weights: values.weights ?? null,
    out: values.out ?? null,
    formats: exportFormats(values.export, values.out),
    json: values.json ?? null,
    issues: issuesFile(values.issues, values.folds),
  };
}

/** The plan that `--repeat`, or `--folds` with `--repeats`, asks for; null where none is given. */
function experimentPlan(values: ReturnType<typeof parse>['values']): ExperimentPlan | null {
  const repeat = integer('repeat', values.repeat);
  const folds = integer('folds', values.folds);
  const repeats = integer('repeats', values.repeats);
  if (folds === undefined) {
    if (repeats !== undefined) throw new UsageError('--repeats needs --folds K.');
    if (repeat === undefined) return null;
    if (repeat < 2) throw new UsageError('--repeat takes at least 2 seeds.');
    return { kind: 'seeds', repeats: repeat };
  }
  if (repeat !== undefined) {
    throw new UsageError(
      'Give --repeat or --folds, not both. --folds K --repeats R repeats folds.',
    );
  }
  if (values.split !== undefined) {
    throw new UsageError('--split does not go with --folds, which split by themselves.');
  }
  if (folds < FOLDS.least || folds > FOLDS.most) {
    throw new UsageError(`--folds is ${FOLDS.least} to ${FOLDS.most}, not ${folds}.`);
  }
  if (repeats === 0) throw new UsageError('--repeats takes at least 1.');
  return { kind: 'folds', folds, repeats: repeats ?? 1 };
}

function issuesFile(path: string | undefined, folds: string | undefined): string | null {
  if (path !== undefined && folds === undefined) throw new UsageError('--issues needs --folds K.');
  return path ?? null;
}

function exportFormats(formats: string[] | undefined, out: string | undefined): string[] {
  if (formats && out === undefined) {
    throw new UsageError('--export needs --out DIR, where the files are written.');
  }
  return formats ?? ['tfjs'];
}

function checked(recipe: unknown): Recipe {
  try {
    return parseRecipe(recipe);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function parse(argv: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArguments(argv, {
    sample: flag,
    'no-augment': flag,
    model: text,
    size: text,
    epochs: text,
    batch: text,
    backend: text,
    seed: text,
    split: text,
    'split-seed': text,
    limit: text,
    'fine-tune': { ...text, multiple: true },
    weights: text,
    recipe: text,
    out: text,
    export: { ...text, multiple: true },
    json: text,
    issues: text,
    repeat: text,
    folds: text,
    repeats: text,
    project: text,
    'save-project': text,
  });
}
