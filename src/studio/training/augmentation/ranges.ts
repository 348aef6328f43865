import type { Augmentation } from '../../../domain/recipe/augmentation';

export type RangeName = 'rotation' | 'widthShift' | 'heightShift' | 'shear' | 'zoom';

interface RangeDescription {
  name: RangeName;
  label: string;
  /** The slider's maximum, above useful values; a recipe from a file may have more. */
  limit: number;
  step: number;
  /** The amount as text for the user. */
  format: (amount: number) => string;
}

const degrees = (amount: number) => `±${Math.round(amount)}°`;
const percent = (amount: number) => `${Math.round(amount * 100)}%`;

export const RANGES: RangeDescription[] = [
  { name: 'rotation', label: 'Rotation', limit: 90, step: 1, format: degrees },
  {
    name: 'widthShift',
    label: 'Horizontal shift',
    limit: 0.5,
    step: 0.01,
    format: (amount) => `±${percent(amount)} of the width`,
  },
  {
    name: 'heightShift',
    label: 'Vertical shift',
    limit: 0.5,
    step: 0.01,
    format: (amount) => `±${percent(amount)} of the height`,
  },
  { name: 'shear', label: 'Shear', limit: 45, step: 1, format: degrees },
  {
    name: 'zoom',
    label: 'Zoom',
    limit: 0.5,
    step: 0.01,
    // Keras's zoom is of the sampled area: 1 - z magnifies, 1 + z shrinks.
    format: (amount) => `×${(1 / (1 + amount)).toFixed(2)} to ×${(1 / (1 - amount)).toFixed(2)}`,
  },
];

export const FILLS: { value: Augmentation['fillMode']; label: string }[] = [
  { value: 'nearest', label: 'Nearest: stretch the edge' },
  { value: 'reflect', label: 'Reflect: mirror at the edge' },
  { value: 'wrap', label: 'Wrap: repeat the image' },
  { value: 'constant', label: 'Constant: black' },
];
