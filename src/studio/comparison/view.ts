import { create } from 'zustand';
import type { ImageHash } from '../../domain/dataset/dataset';
import type { ConfusionCell } from '../components/ConfusionMatrix';

/** The misclassified images among these, which are called `slice`. */
export interface SliceChoice {
  slice: string;
  hashes: ReadonlySet<ImageHash>;
}

/** The images of a cell of the confusion matrix, the misclassified ones of a slice, or all of these. */
export type ImageChoice = ConfusionCell | SliceChoice | 'misclassified';

export const isSlice = (choice: ImageChoice): choice is SliceChoice =>
  typeof choice === 'object' && 'slice' in choice;

/** The cell of the confusion matrix whose images are shown, if they are a cell's. */
export const cellOf = (choice: ImageChoice): ConfusionCell | null =>
  choice === 'misclassified' || isSlice(choice) ? null : choice;

/** Tells choices apart: another one starts a list anew. */
export function choiceKey(choice: ImageChoice): string {
  if (choice === 'misclassified') return choice;
  return isSlice(choice) ? `slice ${choice.slice}` : `${choice.truth}-${choice.predicted}`;
}

interface ComparisonView {
  tab: 'side-by-side' | 'evaluation';
  /** Runs compared, in the order chosen; null until the user chooses. */
  selected: string[] | null;
  /** The run that the others are compared with; null, or a run not compared, is the default one. */
  baselineId: string | null;
  /** The run whose evaluation is shown; null is the first of the compared runs. */
  evaluatedId: string | null;
  differencesOnly: boolean;
}

/** State of this page; kept while other pages are open. */
export const useComparisonView = create<ComparisonView>(() => ({
  tab: 'side-by-side',
  selected: null,
  baselineId: null,
  evaluatedId: null,
  differencesOnly: true,
}));

export const showEvaluation = (evaluatedId: string): void =>
  useComparisonView.setState({ tab: 'evaluation', evaluatedId });
