/** The command's arguments as options. */
import type { ThresholdRule } from '../../src/domain/evaluation/thresholdRules';
import type { ExperimentPlan } from '../../src/domain/experiment/plan';
import type { Recipe } from '../../src/domain/recipe/recipe';
import { BACKENDS, type BackendPreference } from '../../src/domain/run/run';
import { existingPath, UsageError } from '../studio/usage';
import { experimentPlan, keepsWeights } from './planOptions';
import { recipesOf } from './recipeOptions';
import { thresholdRule } from './threshold';
import { integer, readArguments } from './values';

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
  /** What each run's threshold is chosen for; null: it is 0.5. */
  thresholdRule: ThresholdRule | null;
  /** Whether a split was given; else a project's images keep theirs. */
  ownSplit: boolean;
  /** How often each recipe is run; null: once. */
  plan: ExperimentPlan | null;
  /** Whether the weights of an experiment's runs are kept. */
  keepsWeights: boolean;
  /** Where the project is written; null: nowhere. */
  saveProject: string | null;
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

/** The recipes and options that the command's arguments ask for. Throws a UsageError with a one-line message for the user. */
export function parseOptions(argv: string[]): TrainOptions {
  const { values, positionals } = readArguments(argv);
  const backends: string[] = ['auto', ...BACKENDS];
  const backend = values.backend ?? 'auto';
  if (!backends.includes(backend)) {
    throw new UsageError(`--backend is one of ${backends.join(', ')}, not "${backend}".`);
  }
  const limit = integer('limit', values.limit);
  if (limit !== undefined && values.project !== undefined) {
    throw new UsageError('--limit does not go with --project, whose images are all used.');
  }

  const plan = experimentPlan(values);

  return {
    source: source(positionals, values.sample ?? false, values.project),
    ownSplit: [values.split, values['split-seed'], values.recipe].some(
      (given) => given !== undefined,
    ),
    plan,
    keepsWeights: keepsWeights(values, plan),
    saveProject: values['save-project'] ?? null,
    recipes: recipesOf(values),
    backend: backend as BackendPreference,
    limit: limit ?? null,
    weights: values.weights ?? null,
    out: values.out ?? null,
    formats: exportFormats(values.export, values.out),
    json: values.json ?? null,
    issues: values.issues ?? null,
    thresholdRule: thresholdRule(values.threshold),
  };
}

function exportFormats(formats: string[] | undefined, out: string | undefined): string[] {
  if (formats && out === undefined) {
    throw new UsageError('--export needs --out DIR, where the files are written.');
  }
  return formats ?? ['tfjs'];
}
