/** Round steps of the axis, in percent; the first that gives at most six of them is used. */
const STEPS = [0.5, 1, 2, 5, 10, 20];

export interface AccuracyAxis {
  /** Each in [0, 1], the lowest first; the last is 1. */
  ticks: number[];
  /** Where an accuracy is, in % of the axis' length. */
  place(value: number): number;
}

/** An axis of accuracies up to 100%, which begins at a round value below the lowest one. */
export function accuracyAxis(lowest: number): AccuracyAxis {
  const step = STEPS.find((size) => (100 - lowest * 100) / size <= 6) ?? 20;
  const low = Math.min(99, Math.max(0, Math.floor((lowest * 100) / step) * step));
  const count = Math.round((100 - low) / step) + 1;
  return {
    ticks: Array.from({ length: count }, (_, i) => (low + i * step) / 100),
    place: (value) => ((value * 100 - low) / (100 - low)) * 100,
  };
}
