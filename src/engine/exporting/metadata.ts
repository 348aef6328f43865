import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { version as studioVersion } from '../../../package.json';
import type { Snapshot } from '../../domain/dataset/dataset';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { readRecipe } from '../../domain/recipe/recipe';
import type { TestEvaluation, RunRecord } from '../../domain/run/run';

const RESIZE =
  'EXIF-oriented, flattened on white, squashed to the square by an antialiased bilinear (triangle) filter, as Pillow BILINEAR';

/** What is known of a finished run's model, under the name it leaves with. */
export function metadataOf(
  run: RunRecord,
  snapshot: Snapshot,
  judgement: TestEvaluation,
  name: string,
): ModelMetadata {
  const counts: ModelMetadata['dataset']['counts'] = Object.fromEntries(
    run.classes.map((label) => [label, { train: 0, validation: 0, test: 0 }]),
  );
  for (const { classIndex, split } of snapshot.items) counts[run.classes[classIndex]!]![split]++;
  const confusion = confusionMatrix(judgement.predictions, run.classes.length, run.threshold);
  return {
    format: 'mask-studio-model',
    version: 1,
    name,
    classes: run.classes,
    threshold: run.threshold,
    inputSize: run.recipe.imageSize,
    resize: RESIZE,
    recipe: run.recipe,
    dataset: { hash: snapshot.hash, counts },
    metrics: {
      testAccuracy: accuracy(confusion),
      testLoss: judgement.loss,
      testImages: judgement.predictions.length,
      confusion,
    },
    epochs: run.epochs,
    versions: {
      studio: studioVersion,
      tfjs: tf.version_core,
      backend: run.backend ? `${run.backend.name} (${run.backend.renderer})` : 'unknown',
    },
    createdAt: new Date().toISOString(),
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const epochSchema = v.object({
  epoch: count,
  stage: v.picklist(['train', 'head', 'fine-tune']),
  loss: v.number(),
  accuracy: v.number(),
  valLoss: v.number(),
  valAccuracy: v.number(),
  seconds: v.number(),
});

/** `metadata.json` of a model that comes back. */
export const metadataSchema = v.object({
  format: v.literal('mask-studio-model'),
  version: v.literal(1),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  classes: v.pipe(v.array(v.string()), v.minLength(2), v.maxLength(1000)),
  threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  inputSize: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1024)),
  resize: v.string(),
  recipe: v.pipe(
    v.unknown(),
    v.transform((recipe) => readRecipe(recipe).value),
  ),
  dataset: v.object({
    hash: v.string(),
    counts: v.record(v.string(), v.object({ train: count, validation: count, test: count })),
  }),
  metrics: v.object({
    testAccuracy: v.number(),
    testLoss: v.number(),
    testImages: count,
    confusion: v.array(v.array(count)),
  }),
  epochs: v.array(epochSchema),
  versions: v.object({ studio: v.string(), tfjs: v.string(), backend: v.string() }),
  createdAt: v.string(),
});
