/** Round steps of the axis, in percent; the first that gives at most six of them is used. */
const STEPS = [0.5, 1, 2, 5, 10, 20];

/**
 * The ticks of an axis of accuracies up to 100%, which begins at a round value below the lowest one.
 *
 * @returns each in [0, 1], the lowest first; the last is 1
 */
export function accuracyTicks(lowest: number): number[] {
  const step = STEPS.find((size) => (100 - lowest * 100) / size <= 6) ?? 20;
  const low = Math.min(99, Math.max(0, Math.floor((lowest * 100) / step) * step));
  const count = Math.round((100 - low) / step) + 1;
  return Array.from({ length: count }, (_, i) => (low + i * step) / 100);
}
