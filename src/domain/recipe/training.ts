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
});
export type Training = v.InferOutput<typeof trainingSchema>;
