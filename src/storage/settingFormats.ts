/** What each setting is, and how earlier versions of it become the newest one. */
import * as v from 'valibot';
import { splitFractionsSchema, seedSchema } from '../domain/recipe/recipe';
import { storedRecipeSetSchema, type StoredRecipeSet } from '../domain/recipe/recipeSet';
import type { VersionedFormat } from '../domain/versioned';
import type { Settings } from './db';

export const settingFormats: { [K in keyof Settings]: VersionedFormat<Settings[K]> } = {
  split: {
    name: 'splitSetting',
    migrations: [],
    schema: v.strictObject({ seed: seedSchema, fractions: splitFractionsSchema }),
  },
  splitIsStale: {
    name: 'splitSetting',
    migrations: [],
    schema: v.strictObject({ since: v.number() }),
  },
  recipes: {
    name: 'recipesSetting',
    migrations: [],
    // The recipes in it are read one by one: a damaged one does not take the others with it.
    schema: storedRecipeSetSchema as unknown as v.GenericSchema<unknown, StoredRecipeSet>,
  },
  probe: {
    name: 'probe',
    migrations: [],
    schema: v.strictObject({
      version: v.string(),
      backend: v.string(),
      measured: v.record(v.string(), v.number()),
      at: v.number(),
    }),
  },
};
