/** An experiment as it is stored: one recipe, run as its plan says. Its runs are runs like any other. */
import * as v from 'valibot';
import { isKnownText, message, StudioError, type Text } from '../../texts/message';
import type { ImageHash, SnapshotItem } from '../dataset/dataset';
import { thresholdRuleSchema, type ThresholdRule } from '../evaluation/thresholdRules';
import { readRecipe, seedSchema, type Recipe } from '../recipe/recipe';
import { issueText, knownText } from '../versioned';
import type { ExperimentPlan } from './plan';

export interface ExperimentRecord {
  id: string;
  /** As a run's name. */
  name: Text;
  /** Milliseconds since 1970. */
  createdAt: number;
  plan: ExperimentPlan;
  /** As it was chosen; run i, from 0, trains with `runSeed(recipe.seed, i)`. */
  recipe: Recipe;
  /** Draws the folds: equal for recipes that are compared. */
  splitSeed: number;
  /** Draws the augmentation of all runs, by it and the image's hash. */
  augmentationSeed: number;
  classes: string[];
  classIds: string[];
  /** The group of each image that does not stand alone: for intervals by group. */
  groups: [hash: ImageHash, groupId: string][];
  /** Whether the weights of each run are kept; else they are dropped after its predictions. */
  keepsWeights: boolean;
  /** Test images that the user pinned: in no run, and what the final model is tested on. */
  keptOut?: SnapshotItem[];
  /** What each run's threshold is chosen for, on its validation images; absent: it is 0.5. Of two classes only. */
  thresholdRule?: ThresholdRule;
}

/** What a run says of its experiment. */
export interface RunOfExperiment {
  /** The experiment's. */
  id: string;
  /** From 1; 0 for the final model. */
  repeat: number;
  /** From 1; 1 where a repeat is one run, 0 for the final model. */
  fold: number;
  augmentationSeed: number;
  keepsWeights: boolean;
  /** The final model, trained on everything. */
  final?: true;
}

/** The accuracy that cross-validation, or random splits, promise of a final model, which has no test images of its own. */
export interface ExpectedAccuracy {
  /** In [0, 1]. */
  mean: number;
  /** 95%, of the mean; null where it cannot be computed. */
  interval: { low: number; high: number } | null;
  plan: ExperimentPlan;
  /** Finished ones that it rests on. */
  runs: number;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const planSchema = v.variant('kind', [
  v.object({ kind: v.literal('seeds'), repeats: count }),
  v.object({ kind: v.literal('folds'), folds: count, repeats: count }),
  v.object({ kind: v.literal('resampled'), repeats: count, test: v.number() }),
]);

export const expectedAccuracySchema = v.object({
  mean: v.number(),
  interval: v.nullable(v.object({ low: v.number(), high: v.number() })),
  plan: planSchema,
  runs: count,
});

export const runOfExperimentSchema = v.looseObject({
  id: v.string(),
  repeat: count,
  fold: count,
  augmentationSeed: seedSchema,
  keepsWeights: v.boolean(),
  final: v.optional(v.literal(true)),
});

const experimentSchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  name: knownText,
  createdAt: v.number(),
  plan: planSchema,
  splitSeed: seedSchema,
  augmentationSeed: seedSchema,
  classes: v.array(v.string()),
  classIds: v.array(v.string()),
  groups: v.array(v.strictTuple([v.string(), v.string()])),
  keepsWeights: v.boolean(),
  keptOut: v.optional(
    v.array(
      v.looseObject({
        ...{ hash: v.string(), classIndex: count, split: v.literal('test'), path: v.string() },
      }),
    ),
  ),
  thresholdRule: v.optional(thresholdRuleSchema),
});

/**
 * An experiment as this version knows it, from the row that any earlier version stored.
 * @throws an Error with a message for the user that names the experiment and what is wrong with it.
 */
export function readExperiment(row: unknown): ExperimentRecord {
  const { id, name, recipe } = row as Partial<ExperimentRecord>;
  const result = v.safeParse(experimentSchema, row);
  if (!result.success) {
    const [issue] = result.issues;
    throw new StudioError(
      message('experiments.unreadable', {
        name: isKnownText(name) ? name : String(id ?? ''),
        field: v.getDotPath(issue) ?? '',
        problem: issueText(issue),
      }),
    );
  }
  return { ...(result.output as unknown as ExperimentRecord), recipe: readRecipe(recipe).value };
}
