import * as tf from '@tensorflow/tfjs';
import type { NamedTensors } from '../../../domain/tensors';
import { adamUpdate } from '../../backend/ops/adamUpdate';
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
    for (const [name, variable] of this.variables) {
      const gradient = gradients[variable.name]!;
      const m = this.m.get(name)!;
      const v = this.v.get(name)!;
      const [value, newM, newV] = adamUpdate(
        { value: variable, m, v, gradient },
        {
          learningRate: this.learningRate,
          beta1: BETA1,
          beta2: BETA2,
          epsilon: EPSILON,
          step: this.steps,
        },
      );
      variable.assign(value!);
      tf.dispose([value!, m, v]);
      this.m.set(name, newM!);
      this.v.set(name, newV!);
    }
  }

  async state(): Promise<AdamState> {
    return { steps: this.steps, m: await readValues(this.m), v: await readValues(this.v) };
  }

  dispose(): void {
    tf.dispose([...this.m.values(), ...this.v.values()]);
  }
}
