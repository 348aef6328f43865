import * as tf from '@tensorflow/tfjs';
import type { TrainingEvent } from '../../../domain/run/event';
import { disposeBatch, type BatchSource } from './batches';
import { batchTotals, crossEntropy } from './loss';
import { ReadbackThrottle, type Stopwatch } from './readbackThrottle';
import { progressOf } from '../../../domain/run/event';
import { RunningMetrics } from './runningMetrics';
import type { Trainable } from './trainable';

/** Loss and accuracy over every validation batch, in inference mode. */
export async function* validate(
  trainable: Trainable,
  source: BatchSource,
  watch: Stopwatch,
): AsyncGenerator<TrainingEvent, RunningMetrics> {
  const metrics = new RunningMetrics();
  const throttle = new ReadbackThrottle(watch);
  const total = source.validationBatches;
  const began = watch.seconds;
  try {
    for (let index = 0; index < total; index++) {
      const batch = await source.validation(index);
      const sums = tf.tidy(() => {
        const logits = trainable.logits(batch.inputs, null);
        return batchTotals(crossEntropy(logits, batch.labels), logits, batch);
      });
      metrics.add(sums, batch.count);
      disposeBatch(batch);
      const done = index + 1;
      if (!throttle.step() && done < total) continue;
      await metrics.read();
      throttle.done();
      const progress = progressOf(done, total, watch.seconds - began);
      watch.stop();
      yield { kind: 'phase', phase: 'validating', progress };
      watch.start();
    }
    return metrics;
  } finally {
    metrics.dispose();
  }
}
