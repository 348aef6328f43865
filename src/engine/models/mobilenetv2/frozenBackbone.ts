import * as tf from '@tensorflow/tfjs';
import type { InputScaling } from '../../../domain/models/inputScaling';
import {
  fusedBottlenecks,
  packWeights,
  runsFused,
  type FusedWeights,
} from '../../backend/ops/fusedBottlenecks';
import { convolve, foldUnit, runPlan, type FoldedUnit, type WeightLookup } from './convUnit';
import type { ConvUnit, Plan } from '../../../domain/models/mobilenetv2Plan';

/**
 * A part of the network that does not train, folded once and run without a gradient
 * tape. Batches should have one fixed shape, so that no shader is compiled twice.
 */
export class FrozenBackbone {
  private readonly folded: Map<ConvUnit, FoldedUnit>;
  /** For the fused kernel of the backend that ran it last. */
  private packed: { backend: string; weights: FusedWeights[] } | null = null;

  /** `weight` finds the plan's weights, which are copied: later changes have no effect here. */
  constructor(
    private readonly plan: Plan,
    weight: WeightLookup,
  ) {
    const units = plan.flatMap((block) => block.units);
    this.folded = new Map(units.map((unit) => [unit, foldUnit(unit, weight)]));
  }

  /** The input of the plan's first block, [n, height, width, channels] → the output of its last. */
  run(x: tf.Tensor4D): tf.Tensor4D {
    if (runsFused(this.plan, x.shape)) return fusedBottlenecks(this.plan, x, this.packedWeights());
    return runPlan(this.plan, x, (unit, y) => convolve(unit, y, this.folded.get(unit)!));
  }

  /** Laid out at the first run and kept: at batch 1 that would cost more than a tenth of each. */
  private packedWeights(): FusedWeights[] {
    const backend = tf.getBackend();
    if (this.packed?.backend !== backend) {
      this.disposePacked();
      this.packed = { backend, weights: packWeights(this.plan, [...this.folded.values()]) };
    }
    return this.packed.weights;
  }

  private disposePacked(): void {
    for (const { kernel, bias } of this.packed?.weights ?? []) tf.dispose([kernel, bias]);
    this.packed = null;
  }

  dispose(): void {
    this.disposePacked();
    for (const { kernel, bias } of this.folded.values()) tf.dispose([kernel, bias]);
  }
}

/** The model's Rescaling layer: raw RGB 0–255, [n, size, size, 3] of any number type → float32. */
export function rescale(pixels: tf.Tensor4D, { scale, offset }: InputScaling): tf.Tensor4D {
  return tf.tidy(() => {
    const scaled = tf.mul<tf.Tensor4D>(tf.cast(pixels, 'float32'), scale);
    return offset === 0 ? scaled : tf.add(scaled, offset);
  });
}
