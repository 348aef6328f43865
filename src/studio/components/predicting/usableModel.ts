import type { ImageHash } from '../../../domain/dataset/dataset';
import { shownThreshold } from '../../../domain/evaluation/temperature';
import type { RunRecord } from '../../../domain/run/run';
import type { ModelReference } from '../../../engine/protocol/models';
import type { Text } from '../../../texts/message';

/** A model that can be tried, with what its scores mean. */
export interface UsableModel {
  /** `run:<id>` or `model:<id>`. */
  key: string;
  name: Text;
  kept: boolean;
  reference: ModelReference;
  classes: string[];
  /** Decision threshold on the probability of the positive class; two classes only. */
  threshold: number;
  /** Below this probability of the predicted class the answer is "not sure"; absent: always answered. */
  minConfidence?: number;
  inputSize: number;
  /** Of the images that it was trained on, where they are still known here. */
  snapshotHash: string;
  /** Its training images, where an imported split.csv lists them. */
  trainingImages?: ImageHash[];
  /** Whether most of its training images were drawings of the sample, where its metadata say so. */
  fromDrawings?: boolean;
}

/** An evaluated run as a model. */
export const usableRun = (run: RunRecord): UsableModel => {
  const { id, name, classes, recipe, snapshotHash, minConfidence } = run;
  return {
    key: `run:${id}`,
    name,
    kept: false,
    reference: { kind: 'run', runId: id },
    classes,
    threshold: shownThreshold(run),
    ...(minConfidence !== undefined && { minConfidence }),
    inputSize: recipe.imageSize,
    snapshotHash,
  };
};
