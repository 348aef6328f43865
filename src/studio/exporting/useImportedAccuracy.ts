import { useLiveQuery } from '../components/useLiveQuery';
import { accuracy, confusionMatrix } from '../../domain/evaluation/metrics';
import { getEvaluation, importedRun } from '../../storage/runs';

export interface ImportedAccuracy {
  /** On the test images of this dataset, in [0, 1]. */
  accuracy: number;
  images: number;
}

/** How an imported model did on this dataset; undefined before it was evaluated. */
export const useImportedAccuracy = (modelId: string): ImportedAccuracy | undefined =>
  useLiveQuery(async () => {
    const run = await importedRun(modelId);
    const evaluation = run && (await getEvaluation(run.id));
    if (!run || !evaluation) return undefined;
    const { predictions } = evaluation;
    const matrix = confusionMatrix(predictions, run.classes.length, run.threshold);
    return { accuracy: accuracy(matrix), images: predictions.length };
  }, [modelId]);
