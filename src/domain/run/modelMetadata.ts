import * as v from 'valibot';
import { thresholdRuleSchema } from '../evaluation/thresholdRules';
import { MODEL_KINDS } from '../models/registry';
import { expectedAccuracySchema } from '../experiment/record';
import { readRecipe, splitFields } from '../recipe/recipe';
import {
  cannotBeUsed,
  checkMessage,
  readVersioned,
  type Reading,
  type VersionedFormat,
} from '../versioned';
import { metadataMigrations } from './metadataMigrations';
import type { ModelMetadata } from './savedModel';
import { message } from '../../texts/message';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const counts = v.strictObject({ train: count, validation: count, test: count });

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** JSON has null for NaN: nothing was validated on. */
const validated = v.pipe(
  v.union([v.number(), v.nan(), v.null()]),
  v.transform((value) => value ?? NaN),
);

const epochSchema = v.strictObject({
  epoch: count,
  stage: v.picklist(['train', 'head', 'fine-tune']),
  loss: v.number(),
  accuracy: v.number(),
  valLoss: validated,
  valAccuracy: validated,
  seconds: v.number(),
});

const fields = v.strictObject({
  format: v.literal('mask-studio-model'),
  version: v.literal(3),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  classes: v.pipe(v.array(v.string()), v.minLength(2), v.maxLength(1000)),
  threshold: share,
  thresholdChoice: v.exactOptional(v.strictObject({ rule: thresholdRuleSchema, images: count })),
  oneAgainstRest: v.exactOptional(
    v.strictObject({
      meaning: v.string(),
      thresholds: v.array(
        v.strictObject({
          ...{ class: v.string(), threshold: share, rule: thresholdRuleSchema, images: count },
        }),
      ),
    }),
  ),
  minConfidence: v.exactOptional(share),
  temperature: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
  inputSize: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1024)),
  resize: v.string(),
  family: v.picklist(MODEL_KINDS),
  // It has a version and a check of its own.
  recipe: v.unknown(),
  split: v.nullable(
    v.strictObject({
      ...splitFields,
      pinned: v.nullable(counts),
      nearDuplicateGroups: v.nullable(count),
    }),
  ),
  dataset: v.strictObject({
    ...{ hash: v.string(), counts: v.array(counts), drawings: v.exactOptional(count) },
  }),
  metrics: v.nullable(
    v.strictObject({
      testAccuracy: v.number(),
      testLoss: v.number(),
      testImages: count,
      confusion: v.array(v.array(count)),
    }),
  ),
  expectedAccuracy: v.exactOptional(expectedAccuracySchema),
  epochs: v.array(epochSchema),
  versions: v.strictObject({ studio: v.string(), tfjs: v.string(), backend: v.string() }),
  createdAt: v.string(),
});

type Fields = v.InferOutput<typeof fields>;

const format: VersionedFormat<Fields> = {
  name: 'model',
  migrations: metadataMigrations,
  schema: v.pipe(
    fields,
    v.check(
      ({ classes, dataset }) => dataset.counts.length === classes.length,
      checkMessage('data.countsNotPerClass'),
    ),
  ),
};

/**
 * A model's metadata of any version. Fields that a later version added are left out, for the
 * rest is still good; a later version itself is refused.
 * @throws an Error with a message for the user that names the field and the version.
 */
export function readMetadata(input: unknown): Reading<ModelMetadata> {
  const { format: kind, version } = (input ?? {}) as { format?: unknown; version?: unknown };
  if (kind !== 'mask-studio-model') {
    throw cannotBeUsed('model', message('data.foreignMetadata'));
  }
  const { value, leftOut } = readVersioned(format, input, version, 'leave out');
  if (value.recipe === null) return { value: { ...value, recipe: null }, leftOut };
  const recipe = readRecipe(value.recipe);
  return {
    value: { ...value, recipe: recipe.value },
    leftOut: [...leftOut, ...recipe.leftOut.map((path) => `recipe.${path}`)],
  };
}
