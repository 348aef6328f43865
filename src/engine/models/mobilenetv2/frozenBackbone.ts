import * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../../domain/models/inputScaling';
import { fusedBottlenecks, runsFused } from '../../backend/ops/fusedBottlenecks';
import { foldUnit, runPlan, type FoldedUnit, type WeightLookup } from './convUnit';
import type { ConvUnit, Plan } from '../../../domain/models/mobilenetv2Plan';

/**
 * A part of the network that does not train, at its fastest: folded once, and run
 * without a tape. Give it batches of one fixed shape, so that nothing is compiled twice.
 */
export class FrozenBackbone {
  private readonly folded: Map<ConvUnit, FoldedUnit>;

  /** `weight` finds the plan's weights, which are copied: later changes do not reach this trunk. */
  constructor(
    private readonly plan: Plan,
    weight: WeightLookup,
  ) {
    const units = plan.flatMap((block) => block.units);
    this.folded = new Map(units.map((unit) => [unit, foldUnit(unit, weight)]));
  }

  /** What the plan's first block takes, [n, height, width, channels] → what its last one gives. */
  run(x: tf.Tensor4D): tf.Tensor4D {
    if (runsFused(this.plan, x.shape))
      return fusedBottlenecks(this.plan, x, [...this.folded.values()]);
    return runPlan(this.plan, x, (unit) => this.folded.get(unit)!);
  }

  dispose(): void {
    for (const { kernel, bias } of this.folded.values()) tf.dispose([kernel, bias]);
  }
}

/** What the model's Rescaling layer does to raw RGB 0–255, [n, size, size, 3] of any number type. */
export function rescale(pixels: tf.Tensor4D, { scale, offset }: InputScaling): tf.Tensor4D {
  return tf.tidy(() => {
    const scaled = tf.mul<tf.Tensor4D>(tf.cast(pixels, 'float32'), scale);
    return offset === 0 ? scaled : tf.add(scaled, offset);
  });
}
