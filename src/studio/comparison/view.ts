import { create } from 'zustand';
import type { ConfusionCell } from '../components/ConfusionMatrix';

/** A cell of the confusion matrix, or the mistakes of all cells, the worst first. */
export type PictureChoice = ConfusionCell | 'mistakes';

interface ComparisonView {
  tab: 'side-by-side' | 'inside';
  /** Runs compared, in the order chosen; null until a person chooses. */
  selected: string[] | null;
  /** The run looked into; null is the first of the compared. */
  insideId: string | null;
  differencesOnly: boolean;
}

/** What this room is showing; kept while other rooms are visited. */
export const useComparisonView = create<ComparisonView>(() => ({
  tab: 'side-by-side',
  selected: null,
  insideId: null,
  differencesOnly: false,
}));

export const lookInside = (insideId: string): void =>
  useComparisonView.setState({ tab: 'inside', insideId });
