import type { CompactCnnRecipe } from '../../../domain/models/compactCnn';
import type { ModelFamily } from '../family';
import { plainForward } from '../plainForward';
import { trainFromScratch } from '../trainFromScratch';
import { buildCompactCnn } from './build';

/** Measured: the weights after one step depend on the last few batches, their average does not. */
const AVERAGED_EPOCHS = 1;

export const compactCnnFamily: ModelFamily<CompactCnnRecipe> = {
  kind: 'compact-cnn',
  build: buildCompactCnn,
  stages: (context) => trainFromScratch(context, AVERAGED_EPOCHS),
  forward: plainForward,
};
