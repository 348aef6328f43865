import {
  areComparable as areResultsComparable,
  experimentResult,
} from '../../../client/experimentResults';
import type { OutOfFoldPrediction } from '../../../domain/experiment/outOfFold';
import type { Experiment } from '../../../domain/experiment/summary';
import { english } from '../../../texts/message';
import { say } from '../../../texts/t';
import type { ExperimentParts } from './useExperiments';

/** An experiment, named in the page's language, and what its finished runs predicted. */
export interface ExperimentResult {
  id: string;
  experiment: Experiment;
  /** In a saved file. */
  englishName: string;
  predictions: OutOfFoldPrediction[];
}

/** Read what the finished runs of an experiment achieved and predicted; null where it is gone. */
export async function readResult(id: string): Promise<ExperimentResult | null> {
  const result = await experimentResult(id);
  if (!result) return null;
  const { record, experiment, predictions } = result;
  return {
    ...{ id, englishName: english(record.name), predictions },
    experiment: { ...experiment, name: say(record.name) },
  };
}

/** Whether the recipes of two experiments can be compared. */
export const areComparable = (a: ExperimentParts, b: ExperimentParts): boolean =>
  areResultsComparable({ record: a.record, runs: a.parts }, { record: b.record, runs: b.parts });
