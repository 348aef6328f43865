import type * as tf from '@tensorflow/tfjs';
import type { ConvUnit, Plan } from '../../../domain/models/mobilenetv2Plan';
import { averagePool } from '../../backend/ops/averagePool';
import { foldedUnit, runsFoldedUnit, type FoldedUnitInputs } from '../../backend/ops/foldedUnit';
import { BN_EPSILON } from './build';
import { convolve, foldUnit, type RunUnit, type WeightLookup } from './convUnit';

const kernelName = ({ kind, name }: ConvUnit): string =>
  `${name}/${kind === 'conv' ? 'kernel' : 'depthwise_kernel'}`;

/**
 * The units of a plan that train, and the pooling behind them. Where the backend has kernels for
 * it, a unit is one operation, and the gradient of a ReLU6 is part of whatever reads its output: the
 * next unit, or the pooling. Elsewhere, and for the stem, it is folded and run by plain operations.
 */
export function trainedUnits(plan: Plan, weight: WeightLookup) {
  const isFused = (unit: ConvUnit): boolean =>
    runsFoldedUnit(weight(kernelName(unit)).shape, unit.stride);
  const run: RunUnit = (unit, x, previous) => {
    if (!isFused(unit)) return convolve(unit, x, foldUnit(unit, weight));
    const norm = (part: string) => weight(`${unit.norm}/${part}`) as tf.Tensor1D;
    const inputs: FoldedUnitInputs = {
      x,
      kernel: weight(kernelName(unit)) as tf.Tensor4D,
      gamma: norm('gamma'),
      beta: norm('beta'),
      mean: norm('moving_mean'),
      variance: norm('moving_variance'),
    };
    return foldedUnit(inputs, {
      depthwise: unit.kind === 'depthwise',
      stride: unit.stride,
      epsilon: BN_EPSILON,
      relu6: unit.relu !== null,
      gated: previous?.relu != null,
      inputGradient: previous !== null,
    });
  };
  const gated = plan.at(-1)?.units.at(-1)?.relu != null;
  return { run, pool: (y: tf.Tensor4D): tf.Tensor2D => averagePool(y, { gated }) };
}
