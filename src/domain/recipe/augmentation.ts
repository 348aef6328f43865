import * as v from 'valibot';
import { noPhotometric, photometricSchema, PHOTOMETRIC, type Photometric } from './photometric';

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
  photometric: photometricSchema,
});
export type Augmentation = v.InferOutput<typeof augmentationSchema>;

export const defaultAugmentation: Augmentation = {
  rotation: { enabled: true, amount: 20 },
  widthShift: { enabled: true, amount: 0.1 },
  heightShift: { enabled: true, amount: 0.1 },
  shear: { enabled: true, amount: 10 },
  zoom: { enabled: true, amount: 0.15 },
  horizontalFlip: true,
  fillMode: 'nearest',
  photometric: noPhotometric,
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
  photometric: noPhotometric,
};

/** Whether values are changed, and not only places. */
export const isPhotometric = (photometric: Photometric): boolean =>
  PHOTOMETRIC.some((name) => photometric[name].enabled && photometric[name].amount > 0);

/** Whether any augmentation is switched on and does something: if not, images are left as they are. */
export function augments(augmentation: Augmentation): boolean {
  const { rotation, widthShift, heightShift, shear, zoom, horizontalFlip, photometric } =
    augmentation;
  const ranges = [rotation, widthShift, heightShift, shear, zoom];
  return (
    horizontalFlip ||
    isPhotometric(photometric) ||
    ranges.some(({ enabled, amount }) => enabled && amount > 0)
  );
}
