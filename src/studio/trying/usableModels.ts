import { useLiveQuery } from 'dexie-react-hooks';
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
      ...models.map(({ id, name, metadata }) => ({
        key: `model:${id}`,
        name,
        kept: true,
        reference: { kind: 'model' as const, modelId: id },
        classes: metadata.classes,
        threshold: metadata.threshold,
        inputSize: metadata.inputSize,
      })),
      ...runs
        .filter(({ id }) => finished.has(id))
        .map(({ id, name, classes, threshold, recipe }) => ({
          key: `run:${id}`,
          name,
          kept: false,
          reference: { kind: 'run' as const, runId: id },
          classes,
          threshold,
          inputSize: recipe.imageSize,
        })),
    ];
  });
