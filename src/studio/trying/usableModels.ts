import { useLiveQuery } from 'dexie-react-hooks';
import type { ImageHash } from '../../domain/dataset/dataset';
import type { ModelMetadata } from '../../domain/run/savedModel';
import type { ModelReference } from '../../engine/protocol';
import { listModels } from '../../storage/models';
import { listEvaluatedRunIds, listRuns } from '../../storage/runs';

/** A model that can be tried, with what its scores mean. */
export interface UsableModel {
  /** `run:<id>` or `model:<id>`. */
  key: string;
  name: string;
  kept: boolean;
  reference: ModelReference;
  classes: string[];
  /** Decision threshold on the probability of the positive class; two classes only. */
  threshold: number;
  inputSize: number;
  /** Of the images that it was trained on, where they are still known here. */
  snapshotHash: string;
  /** Its training images, where an imported split.csv lists them. */
  trainingImages?: ImageHash[];
  /** Whether most of its training images were drawings of the sample, where its metadata say so. */
  fromDrawings?: boolean;
}

/** Undefined in metadata from before drawings were counted. */
function fromDrawings({ dataset }: ModelMetadata): Pick<UsableModel, 'fromDrawings'> {
  if (dataset.drawings === undefined) return {};
  const trained = dataset.counts.reduce((sum, { train }) => sum + train, 0);
  return { fromDrawings: 2 * dataset.drawings > trained };
}

/** Models kept under a name, then finished runs, newest first; undefined while storage is being read. */
export const useUsableModels = (): UsableModel[] | undefined =>
  useLiveQuery(async () => {
    const [models, runs, evaluated] = await Promise.all([
      listModels(),
      listRuns(),
      listEvaluatedRunIds(),
    ]);
    const finished = new Set(evaluated);
    return [
      ...models.map(({ id, name, metadata, split }) => ({
        key: `model:${id}`,
        name,
        kept: true,
        reference: { kind: 'model' as const, modelId: id },
        classes: metadata.classes,
        threshold: metadata.threshold,
        inputSize: metadata.inputSize,
        snapshotHash: metadata.dataset.hash,
        ...fromDrawings(metadata),
        ...(split && { trainingImages: split.train }),
      })),
      ...runs
        .filter(({ id }) => finished.has(id))
        .map(({ id, name, classes, threshold, recipe, snapshotHash }) => ({
          key: `run:${id}`,
          name,
          kept: false,
          reference: { kind: 'run' as const, runId: id },
          classes,
          threshold,
          inputSize: recipe.imageSize,
          snapshotHash,
        })),
    ];
  });
