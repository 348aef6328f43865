/** Features of stored images by the pretrained network as it is, for what compares images. */
import type { ImageHash } from '../../domain/dataset/dataset';
import { defaultMobileNet, recipePlan } from '../../domain/models/mobilenetv2';
import { defaultRecipe } from '../../domain/recipe/recipe';
import { readOriginal } from '../../storage/images';
import { getPretrained } from '../../storage/pretrained';
import { message, StudioError } from '../../texts/message';
import { gatherFeatures, plainViews, type FrozenPart } from '../features/gather';
import { frozenPart } from '../models/mobilenetv2/frozenPart';
import { startingModel } from '../models/startingModel';
import { pixelTensor } from '../pixels/pixelTensor';
import { preparePixels, type PixelSource } from '../pixels/source';
import { storedPretrained } from './storedPretrained';

const IMAGE_SIZE = 224;

/** Images decoded before their features are computed: their pixels are on disk past the first 64 MB. */
const CHUNK = 512;

/** How much of the work is decoding. */
const DECODING = 0.3;

async function readBytes(hash: ImageHash): Promise<ArrayBuffer> {
  const bytes = await readOriginal(hash);
  if (bytes) return bytes;
  throw new StudioError(message('workers.imageGone'));
}

/** The pretrained network up to its feature layer. The caller disposes of it. */
async function frozenBackbone(weights: string): Promise<FrozenPart> {
  const alpha = weights === 'bundled' ? 1 : ((await getPretrained(weights))?.alpha ?? 1);
  // Up to the layer that a new recipe's head reads: a probe tells classes apart far better there than
  // after the last block (docs/data-quality.md).
  const network = { ...defaultMobileNet, weights, alpha: alpha as typeof defaultMobileNet.alpha };
  const recipe = { ...defaultRecipe('mobilenetv2'), imageSize: IMAGE_SIZE, model: network };
  const model = await startingModel(recipe, 2, storedPretrained);
  try {
    const plan = recipePlan(network);
    return await frozenPart(model, { network: plan, part: plan, form: 'pooled' });
  } finally {
    model.dispose();
  }
}

/** The features of some images, [n, channels] row by row. */
async function featuresOf(
  hashes: readonly ImageHash[],
  part: FrozenPart,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Float32Array> {
  let pixels: PixelSource | null = null;
  const places = new Map<number, number>();
  const work = gatherFeatures({
    views: plainViews(hashes),
    part,
    phase: 'computing-features',
    counts: { computed: 0, read: 0 },
    async prepare(missing) {
      missing.forEach((view, place) => places.set(view, place));
      const wanted = missing.map((view) => hashes[view]!);
      const decoded = (done: number) => onProgress((DECODING * done) / wanted.length);
      pixels = await preparePixels(wanted, IMAGE_SIZE, readBytes, decoded, signal);
    },
    read: (views) =>
      pixelTensor(
        pixels!,
        Array.from(views, (view) => places.get(view)!),
        views.length,
      ),
  });
  try {
    for (;;) {
      const { done, value } = await work.next();
      if (done) {
        const features = value.read(Array.from(hashes.keys()));
        const values = await features.data<'float32'>();
        features.dispose();
        await value.close();
        return values;
      }
      if (value.kind === 'phase' && value.progress) {
        onProgress(DECODING + ((1 - DECODING) * value.progress.done) / value.progress.total);
      }
      signal.throwIfAborted();
    }
  } finally {
    await work.return(undefined as never);
    await (pixels as PixelSource | null)?.close();
  }
}

/**
 * The pretrained network's pooled features of stored images at 224 px, [n, channels] row by row
 * in the order of `hashes`: read where they were kept, else computed and kept. 960 channels,
 * more for weight sets of a greater alpha.
 *
 * @param onProgress takes the fraction done, in [0, 1]
 * @throws the signal's reason when aborted; an Error with a message for the user when an image or
 *   the weights are no longer stored
 */
export async function imageFeatures(
  hashes: readonly ImageHash[],
  weights: string,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer>> {
  const part = await frozenBackbone(weights);
  try {
    const [channels] = part.shape;
    const all = new Float32Array(hashes.length * channels!);
    for (let from = 0; from < hashes.length; from += CHUNK) {
      signal.throwIfAborted();
      const chunk = hashes.slice(from, from + CHUNK);
      const report = (fraction: number) =>
        onProgress((from + fraction * chunk.length) / hashes.length);
      all.set(await featuresOf(chunk, part, report, signal), from * channels!);
    }
    return all;
  } finally {
    part.dispose();
  }
}
