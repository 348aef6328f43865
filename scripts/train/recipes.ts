import { resolve } from 'node:path';
import { fieldOfType, readPath, withPath } from '../../src/domain/models/fields';
import { definitionOf } from '../../src/domain/models/registry';
import type { Recipe } from '../../src/domain/recipe/recipe';
import type { StudioPage } from '../studio/studioPage';
import type { TrainOptions } from './options';

/** A run's folder in DIR: the family, and where fine-tuning starts when that tells two apart. */
export function folderOf({ model }: Recipe, recipes: Recipe[]): string {
  const alike = recipes.filter((recipe) => recipe.model.kind === model.kind);
  const start = fieldOfType(definitionOf(model.kind), 'fine-tune-start');
  return start && alike.length > 1 ? `${model.kind}-${readPath(model, start.path)}` : model.kind;
}

/** The recipe with the user's own weights, where its family starts from pretrained ones. */
export function withWeights(recipe: Recipe, weights: string | null): Recipe {
  const field = fieldOfType(definitionOf(recipe.model.kind), 'pretrained-weights');
  if (!field || weights === null) return recipe;
  return { ...recipe, model: withPath(recipe.model, field.path, weights) };
}

/** The id of the user's own weights in the studio; null where none are given. */
export const importedWeights = async (
  studio: StudioPage,
  { weights }: Pick<TrainOptions, 'weights'>,
): Promise<string | null> =>
  weights === null ? null : await studio.importWeights(resolve(weights));
