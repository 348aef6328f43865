import { create } from 'zustand';
import type { ConfusionCell } from '../components/ConfusionMatrix';

/** The images of a cell of the confusion matrix, or all misclassified ones. */
export type ImageChoice = ConfusionCell | 'misclassified';

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
