import type { Augmentation } from '../../../domain/recipe/augmentation';
import type { Photometric } from '../../../domain/recipe/photometric';
import { t } from '../../../texts/t';
import { decimal, percent } from '../../components/format';

export type RangeName = 'rotation' | 'widthShift' | 'heightShift' | 'shear' | 'zoom';

export interface RangeDescription<Name extends string = RangeName | keyof Photometric> {
  name: Name;
  /** The slider's minimum, where the amount is the least of a range up to `limit`. */
  least?: number;
  /** The slider's maximum, above useful values; a recipe from a file may have more. */
  limit: number;
  step: number;
  /** The amount as text for the user. */
  format: (amount: number) => string;
}

const degrees = (amount: number) =>
  t('training.augmentation.degrees', { degrees: Math.round(amount) });

export const RANGES: RangeDescription<RangeName>[] = [
  { name: 'rotation', limit: 90, step: 1, format: degrees },
  {
    name: 'widthShift',
    limit: 0.5,
    step: 0.01,
    format: (amount) => t('training.augmentation.ofWidth', { percent: percent(amount, 0) }),
  },
  {
    name: 'heightShift',
    limit: 0.5,
    step: 0.01,
    format: (amount) => t('training.augmentation.ofHeight', { percent: percent(amount, 0) }),
  },
  { name: 'shear', limit: 45, step: 1, format: degrees },
  {
    name: 'zoom',
    limit: 0.5,
    step: 0.01,
    // Keras's zoom is of the sampled area: 1 - z magnifies, 1 + z shrinks.
    format: (amount) =>
      t('training.augmentation.zoomRange', { low: 1 / (1 + amount), high: 1 / (1 - amount) }),
  },
];

const factor = (amount: number) =>
  t('training.augmentation.zoomRange', { low: 1 - amount, high: 1 + amount });

export const PHOTOMETRIC_RANGES: RangeDescription<keyof Photometric>[] = [
  { name: 'brightness', limit: 1, step: 0.05, format: factor },
  { name: 'contrast', limit: 1, step: 0.05, format: factor },
  { name: 'saturation', limit: 1, step: 0.05, format: factor },
  {
    name: 'blur',
    limit: 3,
    step: 0.1,
    format: (amount) => t('training.augmentation.sigma', { sigma: decimal(amount, 1) }),
  },
  {
    name: 'noise',
    limit: 0.3,
    step: 0.01,
    format: (amount) => t('training.augmentation.upTo', { percent: percent(amount, 0) }),
  },
  {
    name: 'cutout',
    limit: 0.7,
    step: 0.05,
    format: (amount) => t('training.augmentation.upToOfWidth', { percent: percent(amount, 0) }),
  },
  {
    name: 'jpeg',
    least: 1,
    limit: 100,
    step: 1,
    format: (amount) => t('training.augmentation.qualities', { least: amount }),
  },
];

export const FILLS: Augmentation['fillMode'][] = ['nearest', 'reflect', 'wrap', 'constant'];
