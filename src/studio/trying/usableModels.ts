import { useLiveQuery } from '../components/useLiveQuery';
import type { ModelMetadata } from '../../domain/run/savedModel';
import { listModels } from '../../storage/models';
import { listEvaluatedRunIds, listWithWeights } from '../../storage/runs';
import { usableRun, type UsableModel } from '../components/predicting/usableModel';

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
      listWithWeights(),
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
        ...(metadata.minConfidence !== undefined && { minConfidence: metadata.minConfidence }),
        inputSize: metadata.inputSize,
        snapshotHash: metadata.dataset.hash,
        ...fromDrawings(metadata),
        ...(split && { trainingImages: split.train }),
      })),
      ...runs.filter(({ id }) => finished.has(id)).map(usableRun),
    ];
  });
