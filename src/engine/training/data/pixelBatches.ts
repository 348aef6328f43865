import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../../domain/dataset/dataset';
import { deriveSeed, shuffledIndices } from '../../../domain/random';
import type { Augmentation } from '../../../domain/recipe/augmentation';
import { TRANSFORM_LENGTH, variantTransforms } from '../../augment/transforms';
import { warp } from '../../augment/warp';
import { augments } from '../../../domain/recipe/augmentation';
import { indicesOf } from '../../../domain/dataset/snapshot';
import { pixelTensor, type Pixels } from '../../pixels/pixelTensor';
import { batchesFor, labelTensors, type Batch, type BatchSource } from '../loop/batches';

export interface PixelBatchOptions {
  pixels: Pixels;
  snapshot: Snapshot;
  batchSize: number;
  augmentation: Augmentation;
  /** The recipe's seed: order and variants derive from it and the epoch. */
  seed: number;
}

/** Batches of raw pixels: training ones shuffled and warped anew each epoch, validation ones plain. */
export function pixelBatches(options: PixelBatchOptions): BatchSource {
  const { pixels, snapshot, batchSize, augmentation, seed } = options;
  const classCount = snapshot.classes.length;
  const train = indicesOf(snapshot, 'train');
  const validation = indicesOf(snapshot, 'validation');
  const augmented = augments(augmentation);

  function batch(indices: Uint32Array): Batch {
    const inputs = pixelTensor(pixels, indices, batchSize);
    const classes = Array.from(indices, (index) => snapshot.items[index]!.classIndex);
    return { inputs, ...labelTensors(classes, batchSize, classCount), count: indices.length };
  }

  function warped(plain: Batch, indices: Uint32Array, epoch: number): Batch {
    const matrices = new Float32Array(batchSize * TRANSFORM_LENGTH);
    matrices.set(variantTransforms(augmentation, pixels.size, seed, indices, epoch));
    const inputs = tf.tidy(() => {
      const transforms = tf.tensor2d(matrices, [batchSize, TRANSFORM_LENGTH]);
      return warp(plain.inputs as tf.Tensor4D, transforms, augmentation.fillMode);
    });
    plain.inputs.dispose();
    return { ...plain, inputs };
  }

  const slice = (all: Uint32Array, index: number) =>
    all.subarray(index * batchSize, (index + 1) * batchSize);

  let order = { epoch: 0, indices: train };
  return {
    trainImages: train.length,
    trainBatches: batchesFor(train.length, batchSize),
    validationBatches: batchesFor(validation.length, batchSize),
    async train(epoch, index) {
      if (order.epoch !== epoch) {
        const shuffle = shuffledIndices(train.length, deriveSeed(seed, 'shuffle', epoch));
        order = { epoch, indices: shuffle.map((position) => train[position]!) };
      }
      const indices = slice(order.indices, index);
      const plain = batch(indices);
      return augmented ? warped(plain, indices, epoch) : plain;
    },
    validation: async (index) => batch(slice(validation, index)),
  };
}
