import { recipePlan, type MobileNetRecipe } from '../../../domain/models/mobilenetv2';
import type { ModelFamily } from '../family';
import { buildMobileNet, loadPretrained } from './build';
import { cutForward, foldedForward } from './forward';
import { trainTransfer } from './stages';

export const mobilenetv2Family: ModelFamily<MobileNetRecipe> = {
  kind: 'mobilenetv2',
  build: buildMobileNet,
  pretrained: {
    wanted: ({ weights, alpha }) => ({ weights, alpha }),
    load: (model, recipe, tensors) => loadPretrained(model, recipePlan(recipe), tensors),
  },
  stages: trainTransfer,
  forward: foldedForward,
  cut: cutForward,
};
