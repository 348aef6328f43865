import * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../domain/model';
import { foldUnit, runPlan, type FoldedUnit, type WeightLookup } from './mobilenetv2Conv';
import type { ConvUnit, Plan } from './mobilenetv2Plan';

/**
 * The part of the network that does not train, at its fastest: folded once, and run
 * without a tape. Give it batches of one fixed shape, so that nothing is compiled twice.
 */
export class FrozenTrunk {
  private readonly folded: Map<ConvUnit, FoldedUnit>;

  /** `weight` finds the plan's weights, which are copied: later changes do not reach this trunk. */
  constructor(
    private readonly plan: Plan,
    private readonly scaling: InputScaling,
    weight: WeightLookup,
  ) {
    const units = plan.flatMap((block) => block.units);
    this.folded = new Map(units.map((unit) => [unit, foldUnit(unit, weight)]));
  }

  /** Raw RGB 0–255, [batch, size, size, 3] of any number type → [batch, height, width, channels]. */
  run(pixels: tf.Tensor4D): tf.Tensor4D {
    return tf.tidy(() =>
      runPlan(this.plan, rescale(pixels, this.scaling), (unit) => this.folded.get(unit)!),
    );
  }

  dispose(): void {
    for (const { kernel, bias } of this.folded.values()) tf.dispose([kernel, bias]);
  }
}

/** What the Rescaling layer does. */
export function rescale(pixels: tf.Tensor4D, { scale, offset }: InputScaling): tf.Tensor4D {
  const scaled = tf.mul<tf.Tensor4D>(tf.cast(pixels, 'float32'), scale);
  return offset === 0 ? scaled : tf.add(scaled, offset);
}
