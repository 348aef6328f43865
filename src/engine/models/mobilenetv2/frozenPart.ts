import * as tf from '@tensorflow/tfjs';
import { planOutput, planWeights, type Plan } from '../../../domain/models/mobilenetv2Plan';
import { sha256 } from '../../../domain/sha256';
import type { FrozenPart } from '../../features/gather';
import { readValues, variablesOf } from '../weights';
import { scalingOf } from './build';
import { FrozenBackbone, rescale } from './frozenBackbone';
import { globalAveragePooling } from './trainables';

/** Changes with the program that computes the same features with other rounding. */
const VERSION = 2;

/** Of the values of a plan's weights: whatever they are called, equal weights give equal features. */
async function weightsHash(weights: Map<string, tf.Variable>, plan: Plan): Promise<string> {
  const names = [...planWeights(plan).keys()];
  const values = await readValues(new Map(names.map((name) => [name, weights.get(name)!])));
  const total = names.reduce((sum, name) => sum + values.get(name)!.values.byteLength, 0);
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = values.get(name)!.values;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return await sha256(bytes);
}

export interface FrozenPartOptions {
  /** From the image to the end of the part. */
  network: Plan;
  /** What of it is to be run: all of it, or what lies behind features that are there. */
  part: Plan;
  /** `pooled`: averaged over space, [channels]; `whole`: [height, width, channels]. */
  form: 'whole' | 'pooled';
}

/**
 * A part of the model as it is now, which later changes of its weights do not change. Where `part`
 * is all of the network, it takes raw RGB 0–255; else the outputs of what lies before it.
 */
export async function frozenPart(
  model: tf.LayersModel,
  { network, part, form }: FrozenPartOptions,
): Promise<FrozenPart> {
  const weights = variablesOf(model.weights);
  const scaling = scalingOf(model);
  const size = model.inputs[0]!.shape[1]!;
  const { side, channels } = planOutput(network, size);
  const hash = await weightsHash(weights, network);
  const backbone = new FrozenBackbone(part, (name) => weights.get(name)!);
  const isWhole = part.length === network.length;
  return {
    key: JSON.stringify([VERSION, size, scaling, form, hash, network]),
    shape: form === 'pooled' ? [channels] : [side, side, channels],
    run: (inputs) =>
      tf.tidy(() => {
        const images = inputs as tf.Tensor4D;
        const outputs = backbone.run(isWhole ? rescale(images, scaling) : images);
        return form === 'pooled' ? globalAveragePooling(outputs) : outputs;
      }),
    dispose: () => backbone.dispose(),
  };
}
