import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '../../../domain/dataset/dataset';
import type { Augmentation } from '../../../domain/recipe/augmentation';
import type { Draws } from '../../augment/draws';
import { applyPhotometric } from '../../augment/photometric';
import { TRANSFORM_LENGTH } from '../../augment/transforms';
import { warp } from '../../augment/warp';
import { augments } from '../../../domain/recipe/augmentation';
import { indicesOf } from '../../../domain/dataset/snapshot';
import { pixelTensor, type Pixels } from '../../pixels/pixelTensor';
import { batchesFor, labelTensors, type Batch, type BatchSource } from '../loop/batches';
import { epochOrder } from './order';

export interface PixelBatchOptions {
  pixels: Pixels;
  snapshot: Snapshot;
  batchSize: number;
  augmentation: Augmentation;
  draws: Draws;
  /** The recipe's seed: the order derives from it and the epoch. */
  seed: number;
}

/**
 * Batches of raw pixels: training batches are shuffled and augmented anew each epoch,
 * validation batches are neither. A last, smaller batch is padded with other images of its
 * split, of weight zero: black ones would change the statistics of batch normalisation.
 */
export function pixelBatches(options: PixelBatchOptions): BatchSource {
  const { pixels, snapshot, batchSize, augmentation, draws, seed } = options;
  const classCount = snapshot.classes.length;
  const train = indicesOf(snapshot, 'train');
  const validation = indicesOf(snapshot, 'validation');
  const augmented = augments(augmentation);

  /** The rows of the index-th batch of `all`, padded from the beginning of `all`. */
  const rowsOf = (all: Uint32Array, index: number) => {
    const from = index * batchSize;
    return {
      rows: Uint32Array.from({ length: batchSize }, (_, row) => all[(from + row) % all.length]!),
      count: Math.min(batchSize, all.length - from),
    };
  };

  function batch({ rows, count }: ReturnType<typeof rowsOf>): Batch {
    const inputs = pixelTensor(pixels, rows, batchSize);
    const classes = Array.from(rows.subarray(0, count), (row) => snapshot.items[row]!.classIndex);
    return { inputs, ...labelTensors(classes, batchSize, classCount), count };
  }

  function warped(plain: Batch, rows: Uint32Array, epoch: number): Batch {
    const matrices = draws.transforms(rows, pixels.size, epoch);
    const values = draws.photometric(rows, epoch);
    const inputs = tf.tidy(() => {
      const transforms = tf.tensor2d(matrices, [batchSize, TRANSFORM_LENGTH]);
      const moved = warp(plain.inputs as tf.Tensor4D, transforms, augmentation.fillMode);
      return values ? applyPhotometric(moved, values, augmentation.photometric) : moved;
    });
    plain.inputs.dispose();
    return { ...plain, inputs };
  }

  let order = { epoch: 0, indices: train };
  return {
    trainImages: train.length,
    trainBatches: batchesFor(train.length, batchSize),
    validationBatches: batchesFor(validation.length, batchSize),
    async train(epoch, index) {
      if (order.epoch !== epoch) {
        const shuffle = epochOrder(train.length, seed, epoch);
        order = { epoch, indices: shuffle.map((position) => train[position]!) };
      }
      const chosen = rowsOf(order.indices, index);
      const plain = batch(chosen);
      return augmented ? warped(plain, chosen.rows, epoch) : plain;
    },
    validation: async (index) => batch(rowsOf(validation, index)),
  };
}
