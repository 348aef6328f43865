import type { Translation } from '../../catalogue';
import type { names as en } from '../../en/messages/names';

export const names: Translation<typeof en> = {
  run: '{{model}} · {{size}} px · semilla {{seed}}',
  experiment: '{{model}} · {{size}} px · {{plan}}',
  numbered: '{{name}} ({{number}})',
  part: '{{experiment}} · {{part}}',
  final: '{{experiment}} · final',
  handedIn: '{{by}} · {{run}}',
  plan: {
    seeds_one: '{{count}} semilla',
    seeds_other: '{{count}} semillas',
    seeds_many: '{{count}} de semillas',
    splits_one: '{{count}} partición',
    splits_other: '{{count}} particiones',
    splits_many: '{{count}} de particiones',
    halves: '{{repeats}}×2',
    foldsOnce: '{{folds}} pliegues',
    folds: '{{folds}} pliegues ×{{repeats}}',
  },
};
