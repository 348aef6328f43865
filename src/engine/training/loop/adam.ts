import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../../domain/tensors';
import { adamUpdates } from '../../backend/ops/adamUpdate';
import { readValues } from '../../models/weights';

const BETA1 = 0.9;
const BETA2 = 0.999;
/** Keras's, not the paper's 1e-8. */
const EPSILON = 1e-7;

/** The optimizer's state: completed steps and two slots per variable. */
export interface AdamState {
  steps: number;
  m: NamedTensors;
  v: NamedTensors;
}

/** Adam whose slots are named by variable, so that they can be saved and restored. */
export class Adam {
  steps: number;
  private readonly m: Map<string, tf.Tensor>;
  private readonly v: Map<string, tf.Tensor>;

  constructor(
    private readonly variables: Map<string, tf.Variable>,
    private readonly learningRate: number,
    state: AdamState | null = null,
  ) {
    this.steps = state?.steps ?? 0;
    const slots = (values: NamedTensors | undefined): Map<string, tf.Tensor> =>
      new Map(
        [...variables].map(([name, { shape }]) => {
          const stored = values?.get(name);
          return [name, stored ? tf.tensor(stored.values, shape) : tf.zeros(shape)];
        }),
      );
    this.m = slots(state?.m);
    this.v = slots(state?.v);
  }

  /** One step. `gradients` have the variables' tfjs names; the caller disposes of them. */
  apply(gradients: tf.NamedTensorMap): void {
    this.steps++;
    const entries = [...this.variables];
    const inputs = entries.map(([name, value]) => ({
      value,
      m: this.m.get(name)!,
      v: this.v.get(name)!,
      gradient: gradients[value.name]!,
    }));
    const updates = adamUpdates(inputs, {
      learningRate: this.learningRate,
      beta1: BETA1,
      beta2: BETA2,
      epsilon: EPSILON,
      step: this.steps,
    });
    for (const [i, [name, variable]] of entries.entries()) {
      const [value, m, v] = updates[i]!;
      variable.assign(value!);
      tf.dispose([value!, inputs[i]!.m, inputs[i]!.v]);
      this.m.set(name, m!);
      this.v.set(name, v!);
    }
  }

  async state(): Promise<AdamState> {
    return { steps: this.steps, m: await readValues(this.m), v: await readValues(this.v) };
  }

  dispose(): void {
    tf.dispose([...this.m.values(), ...this.v.values()]);
  }
}
