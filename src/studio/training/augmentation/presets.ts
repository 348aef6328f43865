import {
  augments,
  defaultAugmentation,
  isPhotometric,
  type Augmentation,
} from '../../../domain/recipe/augmentation';
import { noPhotometric, PHOTOMETRIC, type Photometric } from '../../../domain/recipe/photometric';

export const PRESETS = ['off', 'gentle', 'standard', 'strong'] as const;
export type Preset = (typeof PRESETS)[number];

const on = (amount: number) => ({ enabled: true, amount });

/** What the presets set: photometric ranges stay as they are, but for `off`. */
type Ranges = Omit<Augmentation, 'fillMode' | 'photometric'>;

const gentle: Ranges = {
  rotation: on(10),
  widthShift: on(0.05),
  heightShift: on(0.05),
  shear: on(5),
  zoom: on(0.1),
  horizontalFlip: true,
};

const standard: Ranges = defaultAugmentation;

const strong: Ranges = {
  rotation: on(40),
  widthShift: on(0.2),
  heightShift: on(0.2),
  shear: on(20),
  zoom: on(0.3),
  horizontalFlip: true,
};

/** `off` disables every range and keeps its amount, so that enabling it again restores the amount. */
function off(current: Augmentation): Ranges {
  const disabled = (range: Augmentation['zoom']) => ({ ...range, enabled: false });
  return {
    rotation: disabled(current.rotation),
    widthShift: disabled(current.widthShift),
    heightShift: disabled(current.heightShift),
    shear: disabled(current.shear),
    zoom: disabled(current.zoom),
    horizontalFlip: false,
  };
}

const photometricOff = (photometric: Photometric): Photometric =>
  Object.fromEntries(
    Object.entries(photometric).map(([name, range]) => [name, { ...range, enabled: false }]),
  ) as Photometric;

/** The preset's ranges; the fill mode stays as it is. */
export function applyPreset(preset: Preset, current: Augmentation): Augmentation {
  const ranges = preset === 'off' ? off(current) : { gentle, standard, strong }[preset];
  const photometric = preset === 'off' ? photometricOff(current.photometric) : current.photometric;
  return { ...ranges, fillMode: current.fillMode, photometric };
}

const same = (a: Augmentation, b: Ranges) =>
  a.horizontalFlip === b.horizontalFlip &&
  (['rotation', 'widthShift', 'heightShift', 'shear', 'zoom'] as const).every(
    (name) => a[name].enabled === b[name].enabled && a[name].amount === b[name].amount,
  );

/** The preset that these ranges are, or null when they match none. */
export function presetOf(augmentation: Augmentation): Preset | null {
  if (!augments(augmentation)) return 'off';
  // With values changed too, it is none of them.
  if (isPhotometric(augmentation.photometric)) return null;
  if (same(augmentation, gentle)) return 'gentle';
  if (same(augmentation, standard)) return 'standard';
  if (same(augmentation, strong)) return 'strong';
  return null;
}

export const isDefault = (augmentation: Augmentation): boolean =>
  same(augmentation, standard) &&
  augmentation.fillMode === defaultAugmentation.fillMode &&
  PHOTOMETRIC.every((name) => {
    const { enabled, amount } = augmentation.photometric[name];
    return !enabled && amount === noPhotometric[name].amount;
  });
