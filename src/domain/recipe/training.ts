import * as v from 'valibot';

export const positiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));
export const learningRateSchema = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));

/** How a network is trained, whatever its family. */
export const trainingSchema = v.strictObject({
  epochs: positiveInteger,
  batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256)),
  learningRate: learningRateSchema,
  /** Stop when validation loss has not improved for `patience` epochs; null never stops early. */
  earlyStopping: v.nullable(v.strictObject({ patience: positiveInteger })),
  /**
   * How much a training image counts in the loss: each alike, or by its class as in scikit-learn's
   * `class_weight='balanced'` (domain/recipe/classWeights.ts). Validation loss has no weights.
   */
  classWeights: v.picklist(['none', 'balanced']),
});
export type Training = v.InferOutput<typeof trainingSchema>;

/** What families and presets have values of their own for. */
export type Hyperparameters = Omit<Training, 'classWeights'>;
