/** Real weights and images for the tests of MobileNetV2, loaded in Node. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';
import sharp from 'sharp';
import type { ReadShard } from './readTfjs';

const shared = process.env['SHARED_DIR'] ?? join(import.meta.dirname, '../../../../../../shared');

/** A path under ../shared (or SHARED_DIR), or null and a warning when it is absent. */
export function sharedPath(path: string): string | null {
  const full = join(shared, path);
  if (existsSync(full)) return full;
  console.warn(`Skipped: ../shared/${path} is not here.`);
  return null;
}

export interface PublishedModel {
  json: tf.io.ModelJSON;
  readShard: ReadShard;
}

/** The bundled model as published in its package. */
export async function bundledModel(): Promise<PublishedModel> {
  const { default: json } = await MobileNetV2Model.modelJson();
  const { default: base64 } = await MobileNetV2Model.weightBundles[0]!();
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return { json, readShard: async () => bytes.buffer };
}

/** The true ImageNet weights, or null without ../shared. */
export function imageNetModel(): PublishedModel | null {
  const folder = sharedPath('weights/mobilenet_v2_1.0_224_imagenet');
  if (!folder) return null;
  return {
    json: JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as tf.io.ModelJSON,
    readShard: async (path) => Uint8Array.from(readFileSync(join(folder, path))).buffer,
  };
}

/** The published graph, loaded by stock tfjs. */
export async function stockModel({ json, readShard }: PublishedModel): Promise<tf.LayersModel> {
  const paths = json.weightsManifest.flatMap((group) => group.paths);
  const parts = await Promise.all(paths.map(readShard));
  return await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest.flatMap((group) => group.weights),
      weightData: await new Blob(parts).arrayBuffer(),
    }),
  );
}

/** Real images as raw RGB 0–255, [count, size, size, 3], or noise without ../shared. */
export async function testImages(count: number, size: number): Promise<tf.Tensor4D> {
  const folder = sharedPath('datasets/masks/with_mask');
  if (!folder) return tf.randomUniform([count, size, size, 3], 0, 255, 'float32', 1);
  const files = readdirSync(folder).sort().slice(0, count);
  const squares = files.map(async (file) => {
    const image = sharp(join(folder, file)).flatten().toColourspace('srgb').removeAlpha();
    const bytes = await image.resize(size, size, { fit: 'fill' }).raw().toBuffer();
    return tf.tensor3d(Float32Array.from(bytes), [size, size, 3]);
  });
  return tf.stack(await Promise.all(squares)) as tf.Tensor4D;
}
