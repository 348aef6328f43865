/** Where a run's decision threshold comes from. */
import type { RunRecord, ThresholdSource } from '../run/run';
import { DEFAULT_THRESHOLD, isBinary } from '../task';

type ThresholdOf = Pick<RunRecord, 'classes' | 'threshold' | 'thresholdFrom'>;

/**
 * On which images the run's threshold was chosen. Runs from before this was stored let
 * the user choose on the test images only. With more than two classes nothing is chosen.
 */
export function thresholdSource({
  classes,
  threshold,
  thresholdFrom,
}: ThresholdOf): ThresholdSource {
  if (!isBinary(classes.length)) return 'default';
  return thresholdFrom ?? (threshold === DEFAULT_THRESHOLD ? 'default' : 'test');
}

/** The source of a threshold that the user chooses now, seeing the validation images. */
export const sourceOfChoice = (threshold: number): ThresholdSource =>
  threshold === DEFAULT_THRESHOLD ? 'default' : 'validation';
