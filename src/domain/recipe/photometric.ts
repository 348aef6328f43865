import * as v from 'valibot';

const range = (maximum: number) =>
  v.strictObject({
    enabled: v.boolean(),
    amount: v.pipe(v.number(), v.minValue(0), v.maxValue(maximum)),
  });

/** Augmentations that change values and move nothing, applied in this order after the geometric ones. */
export const photometricSchema = v.strictObject({
  /** torchvision's ColorJitter: a factor drawn from [1 - amount, 1 + amount]; 0 is black. */
  brightness: range(1),
  /** The same, between the image and the mean of its grey. */
  contrast: range(1),
  /** The same, between the image and its grey. */
  saturation: range(1),
  /** torchvision's GaussianBlur: sigma in pixels, drawn from [0, amount]; mirrored at the border. */
  blur: range(3),
  /** torchvision's GaussianNoise, on values in [0, 1]: sigma drawn from [0, amount]. */
  noise: range(1),
  /**
   * torchvision's RandomErasing with value 0, as a square (DeVries and Taylor 2017): its side, as
   * a fraction of the image's, is drawn from [0, amount], its centre from the whole image.
   */
  cutout: range(1),
  /**
   * torchvision's JPEG with quality (amount, 100): a whole number drawn from there for an image, which
   * becomes what libjpeg makes of it at that quality.
   */
  jpeg: v.strictObject({
    enabled: v.boolean(),
    amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
});
export type Photometric = v.InferOutput<typeof photometricSchema>;

/** Everything switched off, at amounts to start from. */
export const noPhotometric: Photometric = {
  brightness: { enabled: false, amount: 0.3 },
  contrast: { enabled: false, amount: 0.3 },
  saturation: { enabled: false, amount: 0.3 },
  blur: { enabled: false, amount: 1 },
  noise: { enabled: false, amount: 0.05 },
  cutout: { enabled: false, amount: 0.3 },
  jpeg: { enabled: false, amount: 50 },
};

export const PHOTOMETRIC = [
  'brightness',
  'contrast',
  'saturation',
  'blur',
  'noise',
  'cutout',
  'jpeg',
] as const satisfies (keyof Photometric)[];
