import type { NamedTensors } from '../../../../domain/tensors';
import { message, StudioError } from '../../../../texts/message';
import { ALPHAS } from '../../../../domain/models/mobilenetv2';
import { mobileNetPlan, planWeights } from '../../../../domain/models/mobilenetv2Plan';

/** Weights as a file has them, read when they are wanted. */
export type FoundWeights = ReadonlyMap<string, { shape: number[]; read(): Float32Array }>;

/** Weights that are read already. */
export const foundIn = (tensors: NamedTensors): FoundWeights =>
  new Map(
    Array.from(tensors, ([name, { shape, values }]) => [name, { shape, read: () => values }]),
  );

export interface MatchedWeights {
  alpha: number;
  /** The backbone's weights only: those of a classifier are left out. */
  tensors: NamedTensors;
}

/**
 * Check a weight set tensor by tensor against MobileNetV2, of the width that most of its
 * shapes agree with.
 * @throws an Error with a message for the user that names the first tensor that is missing,
 *   of a wrong shape or not finite.
 */
export function matchWeights(found: FoundWeights): MatchedWeights {
  const alpha = widthOf(found);
  const tensors: NamedTensors = new Map();
  for (const [name, shape] of planWeights(mobileNetPlan(alpha))) {
    const tensor = found.get(name);
    if (!tensor) {
      throw new StudioError(message('weights.missing', { name }));
    }
    if (tensor.shape.join() !== shape.join()) {
      const [found, expected] = [tensor.shape.join('×'), shape.join('×')];
      throw new StudioError(message('weights.otherShape', { name, found, expected, alpha }));
    }
    const values = tensor.read();
    if (!values.every(Number.isFinite)) {
      throw new StudioError(message('weights.notNumbers', { name }));
    }
    tensors.set(name, { shape, values });
  }
  return { alpha, tensors };
}

/** The alpha whose shapes agree most often; 1 when none agrees. */
function widthOf(found: FoundWeights): number {
  const agreeing = (alpha: number) =>
    [...planWeights(mobileNetPlan(alpha))].filter(
      ([name, shape]) => found.get(name)?.shape.join() === shape.join(),
    ).length;
  return [1, ...ALPHAS].reduce((best, alpha) => (agreeing(alpha) > agreeing(best) ? alpha : best));
}
