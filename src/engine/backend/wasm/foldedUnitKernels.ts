/** A convolution with its normalisation folded in, and all its gradients: ops/foldedUnit.ts. */
import type * as tf from '@tensorflow/tfjs';
import {
  FOLDED_UNIT,
  FOLDED_UNIT_GRADIENTS,
  type FoldedUnitAttributes,
  type FoldedUnitInputs,
} from '../ops/foldedUnit';
import { folded } from './folded';
import { depthwiseForward, depthwiseGradients } from './foldedDepthwise';
import { pointwiseForward, pointwiseGradients } from './foldedPointwise';
import { kernel } from './tensors';

export const foldedUnitKernels: tf.KernelConfig[] = [
  kernel(FOLDED_UNIT, ({ inputs, attrs }) =>
    folded(inputs as FoldedUnitInputs, attrs as FoldedUnitAttributes, (unit) =>
      unit.attributes.depthwise ? depthwiseForward(unit) : pointwiseForward(unit),
    ),
  ),
  kernel(FOLDED_UNIT_GRADIENTS, ({ inputs, attrs }) =>
    folded(inputs as FoldedUnitInputs, attrs as FoldedUnitAttributes, (unit) => {
      const dy = inputs['dy'] as tf.TensorInfo;
      return unit.attributes.depthwise
        ? depthwiseGradients(unit, dy)
        : pointwiseGradients(unit, dy);
    }),
  ),
];
