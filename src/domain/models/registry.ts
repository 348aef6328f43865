import * as v from 'valibot';
import { cnn } from './cnn';
import { compactCnn } from './compactCnn';
import type { ModelDefinition } from './definition';
import { mobilenetv2 } from './mobilenetv2';

/** Every family of networks that the studio trains, in the order in which users see them. */
export const MODEL_DEFINITIONS = [cnn, mobilenetv2, compactCnn] as const;

type Definition = (typeof MODEL_DEFINITIONS)[number];
export type ModelRecipe = Definition['defaults'];
export type ModelKind = ModelRecipe['kind'];

export const MODEL_KINDS: ModelKind[] = MODEL_DEFINITIONS.map(({ kind }) => kind);

/** The definition of a family. */
export function definitionOf(kind: ModelKind): ModelDefinition<ModelRecipe> {
  // Each definition is written for its own part of the recipe; the kind says which it is.
  return MODEL_DEFINITIONS.find(
    (definition) => definition.kind === kind,
  ) as unknown as ModelDefinition<ModelRecipe>;
}

/** The union of the families' parts of the recipe. */
export const modelSchema = v.variant(
  'kind',
  MODEL_DEFINITIONS.map(({ schema }) => schema) as unknown as v.VariantOptions<'kind'>,
) as unknown as v.GenericSchema<unknown, ModelRecipe>;
