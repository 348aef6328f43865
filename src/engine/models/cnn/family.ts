import type { CnnRecipe } from '../../../domain/models/cnn';
import type { ModelFamily } from '../family';
import { plainForward } from '../plainForward';
import { trainFromScratch } from '../trainFromScratch';
import { buildCnn } from './build';

export const cnnFamily: ModelFamily<CnnRecipe> = {
  kind: 'cnn',
  build: buildCnn,
  stages: (context) => trainFromScratch(context, null),
  forward: plainForward,
};
