import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../domain/event';
import { disposeBatch, type BatchSource } from './batches';
import { batchTotals, crossEntropy } from './loss';
import { Meter, type Stopwatch } from './meter';
import { progressOf } from './reporting';
import { Totals } from './totals';
import type { Trainable } from './trainable';

/** Loss and accuracy over every validation batch, in inference mode. */
export async function* evaluate(
  trainable: Trainable,
  source: BatchSource,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, Totals> {
  const totals = new Totals();
  const meter = new Meter(watch);
  const total = source.validationBatches;
  const began = watch.seconds;
  try {
    for (let index = 0; index < total; index++) {
      const batch = await source.validation(index);
      const sums = tf.tidy(() => {
        const logits = trainable.logits(batch.inputs, null);
        return batchTotals(crossEntropy(logits, batch.labels), logits, batch);
      });
      totals.add(sums, batch.count);
      disposeBatch(batch);
      const done = index + 1;
      if (!meter.step() && done < total) continue;
      await totals.read();
      meter.done();
      const progress = progressOf(done, total, watch.seconds - began);
      watch.stop();
      yield { kind: 'phase', phase: 'validating', progress };
      watch.start();
    }
    return totals;
  } finally {
    totals.dispose();
  }
}
