import type { NamedTensors } from '../../../../domain/tensors';
import { ALPHAS } from '../../../../domain/models/mobilenetv2';
import { mobileNetPlan, planWeights } from '../../../../domain/models/mobilenetv2Plan';

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
export function matchWeights(found: NamedTensors): MatchedWeights {
  const alpha = widthOf(found);
  const tensors: NamedTensors = new Map();
  for (const [name, shape] of planWeights(mobileNetPlan(alpha))) {
    const tensor = found.get(name);
    if (!tensor) {
      throw new Error(
        `These weights have no “${name}”, which MobileNetV2 needs. ` +
          'Choose a MobileNetV2 saved by Keras or TensorFlow.js with its layer names.',
      );
    }
    if (tensor.shape.join() !== shape.join()) {
      throw new Error(
        `“${name}” is ${tensor.shape.join('×')} in these weights, but ${shape.join('×')} in ` +
          `MobileNetV2 with alpha ${alpha}.`,
      );
    }
    if (!tensor.values.every(Number.isFinite)) {
      throw new Error(`“${name}” in these weights holds values that are not numbers.`);
    }
    tensors.set(name, tensor);
  }
  return { alpha, tensors };
}

/** The alpha whose shapes agree most often; 1 when none agrees. */
function widthOf(found: NamedTensors): number {
  const agreeing = (alpha: number) =>
    [...planWeights(mobileNetPlan(alpha))].filter(
      ([name, shape]) => found.get(name)?.shape.join() === shape.join(),
    ).length;
  return [1, ...ALPHAS].reduce((best, alpha) => (agreeing(alpha) > agreeing(best) ? alpha : best));
}
