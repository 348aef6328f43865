/** Metrics, significance, predictions. */
export const evaluation = {} as const;
