import type * as tf from '@tensorflow/tfjs';
import type { Recipe } from '../../domain/recipe/recipe';
import type { PretrainedWeights } from './mobilenetv2/pretrained/bundled';
import { familyOf } from './registry';

/**
 * The network that a run of this recipe starts from, on the current backend: drawn from the
 * recipe's seed, with pretrained weights where its family has them. The caller disposes of it.
 * @throws what `pretrained` throws.
 */
export async function startingModel(
  { model, imageSize, seed }: Recipe,
  classCount: number,
  pretrained: (weights: string) => Promise<PretrainedWeights>,
): Promise<tf.LayersModel> {
  const options = { imageSize, seed, classCount };
  const family = familyOf(model.kind);
  if (!family.pretrained) return family.build(model, options);
  const { tensors, scaling } = await pretrained(family.pretrained.wanted(model).weights);
  const built = family.build(model, { ...options, scaling });
  family.pretrained.load(built, model, tensors);
  return built;
}
