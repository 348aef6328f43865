import * as v from 'valibot';

/**
 * A recipe is the whole, JSON-serialisable description of a run. It is validated
 * where it enters (a form, a file, the terminal) and is never half-filled
 * afterwards. The backend is deliberately not part of it: the recipe says what
 * to compute, the backend says where.
 */
export const RECIPE_VERSION = 1;

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const positiveInteger = v.pipe(v.number(), v.integer(), v.minValue(1));
const learningRate = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));

/** One augmentation: `amount` has Keras's unit and meaning; `enabled` is its switch. */
const range = (maximum: number) =>
  v.strictObject({
    enabled: v.boolean(),
    amount: v.pipe(v.number(), v.minValue(0), v.maxValue(maximum)),
  });

export const FILL_MODES = ['constant', 'nearest', 'reflect', 'wrap'] as const;
export type FillMode = (typeof FILL_MODES)[number];

export const augmentationSchema = v.strictObject({
  /** Degrees; the angle is drawn uniformly from [-amount, +amount]. */
  rotation: range(180),
  /** Fraction of the width, drawn from [-amount, +amount]. */
  widthShift: range(1),
  /** Fraction of the height, drawn from [-amount, +amount]. */
  heightShift: range(1),
  /** Degrees (Keras's shear_range), drawn from [-amount, +amount]. */
  shear: range(90),
  /** Each axis' zoom is drawn from [1 - amount, 1 + amount]; below 1 magnifies, as in Keras. */
  zoom: range(0.9),
  /** Mirror left-right with probability one half. */
  horizontalFlip: v.boolean(),
  fillMode: v.picklist(FILL_MODES),
});
export type Augmentation = v.InferOutput<typeof augmentationSchema>;

const cnnSchema = v.strictObject({
  kind: v.literal('cnn'),
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
});

export const ALPHAS = [0.35, 0.5, 0.75, 1, 1.3, 1.4] as const;

/** Where fine-tuning starts: a block name such as `block_14`, everything, or not at all. */
const fineTuneFrom = v.pipe(v.string(), v.regex(/^(none|all|block_(1[0-6]|[1-9]))$/));

const mobileNetSchema = v.strictObject({
  kind: v.literal('mobilenetv2'),
  alpha: v.picklist(ALPHAS),
  /** `bundled`, or the id of a weight set the person brought (storage/pretrained). */
  weights: v.pipe(v.string(), v.minLength(1)),
  /** Keras layer name whose output, averaged over space, feeds the head. */
  featureLayer: v.string(),
  headUnits: positiveInteger,
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
  /** Augmented variants computed once per training image; 0 means the plain image only. */
  variants: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
  fineTune: v.strictObject({
    from: fineTuneFrom,
    epochs: positiveInteger,
    learningRate,
  }),
});

export const modelSchema = v.variant('kind', [cnnSchema, mobileNetSchema]);
export type ModelRecipe = v.InferOutput<typeof modelSchema>;
export type CnnRecipe = v.InferOutput<typeof cnnSchema>;
export type MobileNetRecipe = v.InferOutput<typeof mobileNetSchema>;
export type ModelKind = ModelRecipe['kind'];

export const splitFractionsSchema = v.pipe(
  v.strictObject({ train: fraction, validation: fraction, test: fraction }),
  v.check(
    (s) => Math.abs(s.train + s.validation + s.test - 1) < 1e-6,
    'The three parts of the split must add up to 100%.',
  ),
);
export type SplitFractions = v.InferOutput<typeof splitFractionsSchema>;

export const recipeSchema = v.strictObject({
  version: v.literal(RECIPE_VERSION),
  /** Every random draw of the run derives from this and from what it is for. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1)),
  /** Side of the square the network sees, in pixels. */
  imageSize: v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(224)),
  split: splitFractionsSchema,
  augmentation: augmentationSchema,
  model: modelSchema,
  training: v.strictObject({
    epochs: positiveInteger,
    batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256)),
    learningRate,
    /** Stop when validation loss has not improved for `patience` epochs; null never stops early. */
    earlyStopping: v.nullable(v.strictObject({ patience: positiveInteger })),
  }),
});
export type Recipe = v.InferOutput<typeof recipeSchema>;

export const defaultAugmentation: Augmentation = {
  rotation: { enabled: true, amount: 20 },
  widthShift: { enabled: true, amount: 0.1 },
  heightShift: { enabled: true, amount: 0.1 },
  shear: { enabled: true, amount: 10 },
  zoom: { enabled: true, amount: 0.15 },
  horizontalFlip: true,
  fillMode: 'nearest',
};

/** Every augmentation switched off; ranges keep their defaults. */
export const noAugmentation: Augmentation = {
  rotation: { enabled: false, amount: 20 },
  widthShift: { enabled: false, amount: 0.1 },
  heightShift: { enabled: false, amount: 0.1 },
  shear: { enabled: false, amount: 10 },
  zoom: { enabled: false, amount: 0.15 },
  horizontalFlip: false,
  fillMode: 'nearest',
};

/** Whether any augmentation is switched on and does something: if not, pictures are left as they are. */
export function augments(augmentation: Augmentation): boolean {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip } = augmentation;
  const ranges = [rotation, widthShift, heightShift, shear, zoom];
  return horizontalFlip || ranges.some(({ enabled, amount }) => enabled && amount > 0);
}

export const defaultCnn: CnnRecipe = { kind: 'cnn', dropout: 0.25 };

export const defaultMobileNet: MobileNetRecipe = {
  kind: 'mobilenetv2',
  alpha: 1,
  weights: 'bundled',
  featureLayer: 'block_14_depthwise_relu',
  headUnits: 128,
  dropout: 0.5,
  variants: 2,
  fineTune: { from: 'block_10', epochs: 8, learningRate: 2e-4 },
};

export const DEFAULT_SPLIT: SplitFractions = { train: 0.7, validation: 0.15, test: 0.15 };

/** A complete recipe with the studio's defaults for the given kind of model. */
export function defaultRecipe(kind: ModelKind, seed = 1): Recipe {
  return {
    version: RECIPE_VERSION,
    seed,
    imageSize: kind === 'cnn' ? 128 : 224,
    split: DEFAULT_SPLIT,
    augmentation: defaultAugmentation,
    model: kind === 'cnn' ? defaultCnn : defaultMobileNet,
    training: {
      epochs: kind === 'cnn' ? 15 : 30,
      batchSize: kind === 'cnn' ? 16 : 32,
      learningRate: 1e-3,
      earlyStopping: { patience: 5 },
    },
  };
}

/** Parse unknown JSON into a recipe; throws a sentence that names the first wrong field. */
export function parseRecipe(input: unknown): Recipe {
  const result = v.safeParse(recipeSchema, input);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  throw new Error(`This recipe cannot be used: ${path ? `${path}: ` : ''}${issue.message}`);
}
