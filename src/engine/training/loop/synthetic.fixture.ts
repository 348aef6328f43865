import * as tf from '@tensorflow/tfjs';
import { deriveSeed, randomFrom, shuffledIndices } from '../../../domain/random';
import { batchesFor, labelTensors, type Batch, type BatchSource } from './batches';

/** Images of noise with one bright band, whose position is the class. */
export function syntheticSource(
  size: number,
  classCount: number,
  { train, validation, batchSize }: { train: number; validation: number; batchSize: number },
): BatchSource {
  const classOf = (image: number) => image % classCount;
  const batch = (images: number[]): Batch => {
    const pixels = new Float32Array(batchSize * size * size * 3);
    images.forEach((image, row) => {
      const random = randomFrom(deriveSeed(image, 'pixels'));
      const bright = classOf(image);
      for (let i = 0; i < size * size * 3; i++) {
        const band = Math.floor((Math.floor(i / (size * 3)) * classCount) / size);
        pixels[row * size * size * 3 + i] =
          Math.floor(random() * 128) + (band === bright ? 100 : 0);
      }
    });
    return {
      inputs: tf.tensor4d(pixels, [batchSize, size, size, 3]),
      ...labelTensors(images.map(classOf), batchSize, classCount),
      count: images.length,
    };
  };
  const rows = (order: ArrayLike<number>, index: number) =>
    Array.from(order).slice(index * batchSize, (index + 1) * batchSize);
  const held = Array.from({ length: validation }, (_, i) => train + i);
  return {
    trainImages: train,
    trainBatches: batchesFor(train, batchSize),
    validationBatches: batchesFor(validation, batchSize),
    train: async (epoch, index) =>
      batch(rows(shuffledIndices(train, deriveSeed(1, 'shuffle', epoch)), index)),
    validation: async (index) => batch(rows(held, index)),
  };
}
