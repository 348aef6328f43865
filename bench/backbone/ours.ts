import * as tf from '@tensorflow/tfjs';
import { planWeights, type Plan } from '../../src/domain/models/mobilenetv2Plan';
import type { NamedTensors } from '../../src/domain/tensors';
import { FrozenBackbone } from '../../src/engine/models/mobilenetv2/frozenBackbone';
import { globalAveragePooling } from '../../src/engine/models/mobilenetv2/trainables';
import { SIZE, type Pass } from './side';

/** The frozen backbone with these weights on the current backend. */
export function ourPass(plan: Plan, weights: NamedTensors, batch: number): Pass {
  const tensors = new Map(
    [...planWeights(plan)].map(([name, shape]) => [
      name,
      tf.tensor(weights.get(name)!.values, shape),
    ]),
  );
  const backbone = new FrozenBackbone(plan, (name) => tensors.get(name)!);
  tf.dispose([...tensors.values()]);
  return async (images) => {
    const features = tf.tidy(() =>
      globalAveragePooling(backbone.run(tf.tensor4d(images, [batch, SIZE, SIZE, 3]))),
    );
    const values = await features.data();
    features.dispose();
    return values as Float32Array;
  };
}
