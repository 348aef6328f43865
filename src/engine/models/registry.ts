import type * as tf from '@tensorflow/tfjs';
import type { ModelKind, ModelRecipe } from '../../domain/models/registry';
import { cnnFamily } from './cnn/family';
import { compactCnnFamily } from './compact-cnn/family';
import type { BuildOptions, ModelFamily } from './family';
import { mobilenetv2Family } from './mobilenetv2/family';

const FAMILIES = [cnnFamily, mobilenetv2Family, compactCnnFamily] as const;

/** The family of a recipe's model. */
export function familyOf(kind: ModelKind): ModelFamily {
  // Each family is typed for its own recipe; the kind guarantees that they match.
  return FAMILIES.find((family) => family.kind === kind) as unknown as ModelFamily;
}

/** The network a recipe describes; see `ModelFamily.build`. */
export const buildModel = (model: ModelRecipe, options: BuildOptions): tf.LayersModel =>
  familyOf(model.kind).build(model, options);
