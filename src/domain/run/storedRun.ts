import * as v from 'valibot';
import { expectedAccuracySchema, runOfExperimentSchema } from '../experiment/record';
import { THRESHOLD_RULES } from '../evaluation/thresholdRules';
import { readRecipe } from '../recipe/recipe';
import { checkMessage, issueText, knownText, leftOutNotice } from '../versioned';
import type { RunRecord } from './run';
import {
  errorText,
  isKnownText,
  isText,
  message,
  StudioError,
  type Text,
} from '../../texts/message';

/** Earlier versions stored English sentences, where messages are now. */
const text = v.custom<Text>(isText, checkMessage('data.notText'));

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What every part of the app relies on in a run. The recipe has a version and a check of its
 * own; fields that are not named here pass.
 */
const runSchema = v.looseObject({
  id: v.string(),
  name: knownText,
  createdAt: v.number(),
  status: v.picklist(['queued', 'running', 'interrupted', 'finished', 'stopped', 'failed']),
  snapshotHash: v.string(),
  classes: v.array(v.string()),
  classIds: v.optional(v.array(v.string())),
  images: v.optional(
    v.strictObject({ train: v.number(), validation: v.number(), test: v.number() }),
  ),
  backend: v.nullable(v.looseObject({ name: v.string(), renderer: text })),
  params: count,
  trainableParams: count,
  epochs: v.array(
    v.looseObject({
      epoch: count,
      stage: v.string(),
      loss: v.number(),
      accuracy: v.number(),
      valLoss: v.union([v.number(), v.nan()]),
      valAccuracy: v.union([v.number(), v.nan()]),
      seconds: v.number(),
    }),
  ),
  bestEpoch: count,
  seconds: v.looseObject({ prepare: v.number(), train: v.number(), evaluate: v.number() }),
  features: v.optional(v.looseObject({ computed: count, read: count })),
  imagesPerSecond: v.number(),
  failure: v.nullable(v.looseObject({ code: v.string(), message: text })),
  notices: v.array(text),
  threshold: v.number(),
  queued: v.optional(v.looseObject({ at: v.number(), backend: v.string() })),
  imported: v.optional(
    v.looseObject({
      modelId: v.string(),
      inputSize: count,
      recipeKnown: v.boolean(),
      trainedOn: v.nullable(count),
    }),
  ),
  handIn: v.optional(v.looseObject({ by: v.nullable(v.string()) })),
  experiment: v.optional(runOfExperimentSchema),
  expectedAccuracy: v.optional(expectedAccuracySchema),
  thresholdFrom: v.optional(v.picklist(['default', 'validation', 'test'])),
  thresholdChoice: v.optional(
    v.looseObject({ rule: v.looseObject({ kind: v.picklist(THRESHOLD_RULES) }), images: count }),
  ),
  restThresholds: v.optional(
    v.array(
      v.looseObject({
        ...{ classIndex: count, threshold: v.number(), images: count },
        rule: v.looseObject({ kind: v.picklist(THRESHOLD_RULES) }),
      }),
    ),
  ),
  minConfidence: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  temperature: v.optional(v.pipe(v.number(), v.gtValue(0))),
});

/**
 * A run as this version knows it, from the row that any earlier version stored. Fields of its
 * recipe that this version does not know are left out, and its notices say so.
 * @throws an Error with a message for the user that names the run and what is wrong with it.
 */
export function readRun(row: unknown): RunRecord {
  const { id, name, recipe: stored } = row as Partial<RunRecord>;
  const refuse = (reason: Text) =>
    new StudioError(
      message('data.run.unreadable', { name: isKnownText(name) ? name : String(id ?? ''), reason }),
    );
  const result = v.safeParse(runSchema, row);
  if (!result.success) {
    const [issue] = result.issues;
    throw refuse(
      message('data.run.field', {
        field: v.getDotPath(issue) ?? '',
        problem: issueText(issue),
      }),
    );
  }
  try {
    const { value: recipe, leftOut } = readRecipe(stored);
    const notice = leftOutNotice('recipe', leftOut);
    const notices = [...result.output.notices, ...(notice ? [notice] : [])];
    return { ...(result.output as unknown as RunRecord), recipe, notices };
  } catch (error) {
    throw refuse(errorText(error));
  }
}
