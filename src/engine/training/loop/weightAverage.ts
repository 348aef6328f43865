import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../../domain/tensors';
import { assignValues, readValues } from '../../models/weights';

/**
 * The exponential moving average of variables over about the last `span` steps (Polyak
 * and Juditsky 1992). At a learning rate high enough to fine-tune a pretrained network, the
 * weights after one step depend on the last few batches; their average does not.
 */
export class WeightAverage {
  private readonly averages: Map<string, tf.Tensor>;

  /** Starts with `values`, or with the variables' current values. */
  constructor(
    private readonly variables: Map<string, tf.Variable>,
    private readonly span: number,
    values: NamedTensors | null,
  ) {
    this.averages = new Map(
      Array.from(variables, ([name, variable]) => {
        const stored = values?.get(name);
        return [name, stored ? tf.tensor(stored.values, stored.shape) : variable.clone()];
      }),
    );
  }

  /** Add the variables after the optimizer's `step`, counted from 1; early steps weigh more. */
  update(step: number): void {
    const decay = Math.min(1 - 1 / this.span, (1 + step) / (10 + step));
    for (const [name, variable] of this.variables) {
      const average = this.averages.get(name)!;
      const next = tf.tidy(() => tf.add(tf.mul(average, decay), tf.mul(variable, 1 - decay)));
      average.dispose();
      this.averages.set(name, next);
    }
  }

  /** Assign the averages to the variables; returns the previous values. */
  async swapIn(): Promise<NamedTensors> {
    const values = await readValues(this.variables);
    for (const [name, variable] of this.variables) variable.assign(this.averages.get(name)!);
    return values;
  }

  /** Assign the values that `swapIn` returned. */
  swapOut(values: NamedTensors): void {
    assignValues(this.variables, values);
  }

  dispose(): void {
    tf.dispose([...this.averages.values()]);
  }
}
