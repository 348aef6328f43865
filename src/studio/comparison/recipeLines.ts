import type { Augmentation } from '../../domain/recipe/augmentation';
import { describeModel } from '../../domain/models/fields';
import { definitionOf, MODEL_DEFINITIONS } from '../../domain/models/registry';
import { PHOTOMETRIC, type Photometric } from '../../domain/recipe/photometric';
import type { Recipe } from '../../domain/recipe/recipe';
import { english, type Text } from '../../texts/message';
import { locale, say, t } from '../../texts/t';
import { modelTitle, percent, formatSplit } from '../components/format';
import { line, NONE, type Describe, type Line } from './line';

const RANGES = {
  rotation: '°',
  widthShift: '%',
  heightShift: '%',
  shear: '°',
  zoom: '%',
} as const;
type RangeName = keyof typeof RANGES;

/** A number of the recipe, with all its digits. */
const exact = (value: number): string =>
  value.toLocaleString(locale(), { maximumFractionDigits: 10 });

const onOff = (value: boolean): string => t(`comparison.table.${value ? 'on' : 'off'}`);

function range(augmentation: Augmentation, name: RangeName): string {
  const { enabled, amount } = augmentation[name];
  if (!enabled) return onOff(false);
  return RANGES[name] === '%' ? `±${percent(amount, 0)}` : `±${exact(amount)}°`;
}

/** A factor's range, the qualities of JPEG, or from 0 to the amount. */
function photometricRange({ photometric }: Augmentation, name: keyof Photometric): string {
  const { enabled, amount } = photometric[name];
  if (!enabled) return onOff(false);
  if (name === 'jpeg') {
    return t('comparison.table.values.range', { low: exact(amount), high: exact(100) });
  }
  const isFactor = name === 'brightness' || name === 'contrast' || name === 'saturation';
  return isFactor
    ? t('comparison.table.values.factors', { low: exact(1 - amount), high: exact(1 + amount) })
    : t('comparison.table.values.upTo', { amount: exact(amount) });
}

const recipe =
  (describe: (recipe: Recipe) => string): Describe =>
  ({ run: { recipe, imported } }) =>
    imported && !imported.recipeKnown ? NONE : describe(recipe);

/** The labels of the families' fields, each once: families may share one. */
const fieldLabels: ReadonlyMap<string, Text> = new Map(
  MODEL_DEFINITIONS.flatMap(({ fields }) => fields.map(({ label }) => [english(label), label])),
);

const modelLines = [...fieldLabels].map(([id, text]): Line => [
  () => say(text),
  recipe(({ model }) => {
    const described = describeModel(definitionOf(model.kind), model);
    const found = described.find(([label]) => english(label) === id);
    return found ? say(found[1]) : NONE;
  }),
]);

/** What a run was trained with. */
export const recipeLines: readonly Line[] = [
  line('model', ({ run }) => modelTitle(run.recipe.model)),
  line('imageSize', ({ run: { recipe: of, imported } }) => {
    const side = imported?.inputSize ?? of.imageSize;
    return `${side} × ${side}`;
  }),
  line('dataset', ({ run }) =>
    t('comparison.table.values.version', { hash: run.snapshotHash.slice(0, 8) }),
  ),
  line('split', ({ run: { recipe: of, images, imported } }) =>
    imported && !imported.recipeKnown ? NONE : formatSplit(of.split, images),
  ),
  line(
    'seed',
    recipe(({ seed }) => String(seed)),
  ),
  ...(Object.keys(RANGES) as RangeName[]).map((name) =>
    line(
      name,
      recipe(({ augmentation }) => range(augmentation, name)),
    ),
  ),
  line(
    'horizontalFlip',
    recipe(({ augmentation }) => onOff(augmentation.horizontalFlip)),
  ),
  line(
    'fillMode',
    recipe(({ augmentation }) => t(`training.augmentation.${augmentation.fillMode}`)),
  ),
  ...PHOTOMETRIC.map((name) =>
    line(
      name,
      recipe(({ augmentation }) => photometricRange(augmentation, name)),
    ),
  ),
  line(
    'epochsAtMost',
    recipe(({ training }) => String(training.epochs)),
  ),
  line(
    'batchSize',
    recipe(({ training }) => String(training.batchSize)),
  ),
  line(
    'learningRate',
    recipe(({ training }) => exact(training.learningRate)),
  ),
  line(
    'earlyStopping',
    recipe(({ training: { earlyStopping } }) =>
      earlyStopping
        ? t('comparison.table.values.patience', { count: earlyStopping.patience })
        : onOff(false),
    ),
  ),
  line(
    'classWeights',
    recipe(({ training }) => t(`comparison.table.values.${training.classWeights}`)),
  ),
  ...modelLines,
];
