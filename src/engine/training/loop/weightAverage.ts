import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../../domain/tensors';
import { movingAverages } from '../../backend/ops/movingAverages';
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
    const entries = [...this.variables];
    const before = entries.map(([name]) => this.averages.get(name)!);
    const pairs = entries.map(([, variable], i) => [before[i]!, variable] as const);
    const after = movingAverages(pairs, decay);
    entries.forEach(([name], i) => this.averages.set(name, after[i]!));
    tf.dispose(before);
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
