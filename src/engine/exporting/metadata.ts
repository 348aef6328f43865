import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../domain/dataset/dataset';
import { drawingsIn } from '../../domain/dataset/sample';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import type { RestThreshold } from '../../domain/evaluation/thresholdRules';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { splitFacts } from '../../domain/split/splitFacts';
import type { TestEvaluation, RunRecord } from '../../domain/run/run';
import { english } from '../../texts/message';
import { studioVersion } from './studioVersion';

/** How the studio makes images as large as a model takes them. */
export const RESIZE =
  'EXIF-oriented, flattened on white, squashed to the square by an antialiased bilinear (triangle) filter, as Pillow BILINEAR';

/** How many images of each class each part has, in the order of the classes. */
function countsOf({ classes, items }: Snapshot): ModelMetadata['dataset']['counts'] {
  const counts = classes.map(() => ({ train: 0, validation: 0, test: 0 }));
  for (const { classIndex, split } of items) counts[classIndex]![split]++;
  return counts;
}

/** Which images the model was trained and tested on. */
function datasetOf(snapshot: Snapshot): ModelMetadata['dataset'] {
  const drawings = drawingsIn(snapshot);
  const counts = countsOf(snapshot);
  return { hash: snapshot.hash, counts, ...(drawings > 0 && { drawings }) };
}

const oneAgainstRest = (classes: string[], chosen: readonly RestThreshold[]) => ({
  meaning:
    'For one class at a time: an image is taken to be of this class where its own probability is the threshold or more. The threshold was chosen by the rule, on so many validation images, this class against all others together. It does not change the answer, which is the most probable class.',
  thresholds: chosen.map(({ classIndex, threshold, rule, images }) => ({
    ...{ class: classes[classIndex]!, threshold, rule, images },
  })),
});

/** What is known of a finished run's model, under the name it is exported with. */
export function metadataOf(
  run: RunRecord,
  snapshot: Snapshot,
  evaluation: TestEvaluation,
  name: string,
): ModelMetadata {
  const { thresholdChoice, restThresholds, minConfidence, temperature } = run;
  const confusion = confusionMatrix(evaluation.predictions, run.classes.length, run.threshold);
  return {
    format: 'mask-studio-model',
    version: 3,
    name,
    classes: run.classes,
    threshold: run.threshold,
    ...(thresholdChoice && { thresholdChoice }),
    ...(restThresholds && { oneAgainstRest: oneAgainstRest(run.classes, restThresholds) }),
    ...(minConfidence !== undefined && { minConfidence }),
    ...(temperature !== undefined && { temperature }),
    inputSize: run.recipe.imageSize,
    resize: RESIZE,
    family: run.recipe.model.kind,
    recipe: run.recipe,
    split: { ...run.recipe.split, ...splitFacts(snapshot.items) },
    dataset: datasetOf(snapshot),
    metrics:
      evaluation.predictions.length > 0
        ? {
            testAccuracy: accuracy(confusion),
            testLoss: evaluation.loss,
            testImages: evaluation.predictions.length,
            confusion,
          }
        : null,
    ...(run.expectedAccuracy && { expectedAccuracy: run.expectedAccuracy }),
    epochs: run.epochs,
    versions: {
      studio: studioVersion,
      tfjs: tf.version_core,
      backend: run.backend ? `${run.backend.name} (${english(run.backend.renderer)})` : 'unknown',
    },
    createdAt: new Date().toISOString(),
  };
}
