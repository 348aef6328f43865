import {
  areComparable as areResultsComparable,
  experimentResult,
} from '../../../client/experimentResults';
import type { OutOfFoldPrediction } from '../../../domain/experiment/outOfFold';
import type { Experiment } from '../../../domain/experiment/summary';
import type { ExperimentParts } from './useExperiments';

/** An experiment and what its finished runs predicted. */
export interface ExperimentResult {
  id: string;
  experiment: Experiment;
  predictions: OutOfFoldPrediction[];
}

/** Read what the finished runs of an experiment achieved and predicted; null where it is gone. */
export async function readResult(id: string): Promise<ExperimentResult | null> {
  const result = await experimentResult(id);
  if (!result) return null;
  return { id, experiment: result.experiment, predictions: result.predictions };
}

/** Whether the recipes of two experiments can be compared. */
export const areComparable = (a: ExperimentParts, b: ExperimentParts): boolean =>
  areResultsComparable({ record: a.record, runs: a.parts }, { record: b.record, runs: b.parts });
