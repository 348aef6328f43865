import { randomFrom } from '../../domain/random';
import { jpegByLoops } from './jpegReference.fixture';
import type { PhotometricDraw } from './photometric';

const clip = (value: number): number => Math.min(255, Math.max(0, value));

/** An index mirrored at the middle of the border's pixels. */
const mirrored = (at: number, size: number): number => {
  const positive = Math.abs(at);
  return positive < size ? positive : 2 * (size - 1) - positive;
};

function blurred(image: number[], size: number, sigma: number): number[] {
  if (sigma === 0) return image;
  const along = (source: number[], stepX: number, stepY: number) =>
    source.map((_, i) => {
      const [c, x, y] = [i % 3, Math.floor(i / 3) % size, Math.floor(i / 3 / size)];
      let [sum, weights] = [0, 0];
      for (let k = -3; k <= 3; k++) {
        const weight = Math.exp(-(k * k) / (2 * sigma * sigma));
        const [fromX, fromY] = [mirrored(x + k * stepX, size), mirrored(y + k * stepY, size)];
        sum += weight * source[(fromY * size + fromX) * 3 + c]!;
        weights += weight;
      }
      return sum / weights;
    });
  return along(along(image, 0, 1), 1, 0);
}

/**
 * What `applyPhotometric` gives, by float64 loops over one image after another: brightness,
 * contrast and saturation as in torchvision's ColorJitter, blur (of at most 1 px) as in its GaussianBlur with
 * 7 taps, noise, the square that is cut out, and JPEG.
 */
export function changedByLoops(
  pixels: ArrayLike<number>,
  size: number,
  draws: readonly PhotometricDraw[],
): number[] {
  const length = size * size * 3;
  return draws.flatMap((draw, n) => {
    let image = Array.from({ length }, (_, i) => clip(pixels[n * length + i]! * draw.brightness));
    const greys = () =>
      image.map((_, i) => {
        const at = i - (i % 3);
        return 0.2989 * image[at]! + 0.587 * image[at + 1]! + 0.114 * image[at + 2]!;
      });
    const mean = greys().reduce((sum, value) => sum + value, 0) / length;
    image = image.map((value) => clip(draw.contrast * value + (1 - draw.contrast) * mean));
    const grey = greys();
    image = image.map((value, i) =>
      clip(draw.saturation * value + (1 - draw.saturation) * grey[i]!),
    );
    image = blurred(image, size, draw.sigma);
    const random = randomFrom(draw.noiseSeed);
    const normal: number[] = [];
    while (normal.length < length) {
      const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - random())), 2 * Math.PI * random()];
      normal.push(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    image = image.map((value, i) => clip(value + draw.noise * normal[i]!));
    const { x, y, side } = draw.cutout;
    image = image.map((value, i) => {
      const [column, row] = [Math.floor(i / 3) % size, Math.floor(i / 3 / size)];
      const within = (at: number, centre: number) =>
        Math.abs((at + 0.5) / size - centre) < side / 2;
      return within(column, x) && within(row, y) ? 0 : value;
    });
    if (draw.quality === null) return image;
    const bytes = image.map((value) => Math.floor(value + 0.5));
    return jpegByLoops(bytes, size, size, draw.quality);
  });
}
