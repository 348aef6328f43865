import type { UMAP } from 'umap-js';
import { fuzzyGraph } from '../../domain/projection/fuzzyGraph';
import { nearestNeighbours } from '../../domain/projection/neighbours';
import { randomFrom } from '../../domain/random';
import { message, StudioError } from '../../texts/message';
import type { ImageMap } from '../protocol/quality';
import type { DatasetFeatures } from './datasetFeatures';
import { inSlices } from '../../messaging/inSlices';
import { takeGraph } from './umapGraph';

const SEED = 1;
/** UMAP's default: the scale at which the map is true. */
const NEIGHBOURS = 15;
/** How much of the work each part is, at 10,000 images. */
const PARTS = [0.15, 0.35, 0.05, 0.45] as const;

function* layOut(umap: UMAP, epochs: number): Generator<number, void> {
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    yield (epoch + 1) / epochs;
  }
}

/**
 * A map on which images that are alike are near: the features in 50 dimensions, the neighbours of
 * each image there, and UMAP by umap-js, seeded. Throws a StudioError where there are too few
 * images; the signal's reason once it is aborted.
 */
export async function imageMap(
  dataset: DatasetFeatures,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<ImageMap> {
  const { hashes } = dataset;
  const least = NEIGHBOURS + 1;
  if (hashes.length < least) {
    throw new StudioError(message('quality.tooFewForMap', { count: hashes.length, least }));
  }
  let done = 0;
  const part = async <T>(share: number, work: Generator<number, T>): Promise<T> => {
    const result = await inSlices(work, (f) => onProgress(done + share * f), signal);
    done += share;
    return result;
  };
  const { coordinates: rows } = await part(PARTS[0], dataset.reduced());
  const neighbours = await part(PARTS[1], nearestNeighbours(rows, NEIGHBOURS));
  const graph = await part(PARTS[2], fuzzyGraph(neighbours));
  const { UMAP: Umap } = await import('umap-js');
  const umap = new Umap({ nNeighbors: NEIGHBOURS, random: randomFrom(SEED) });
  umap.setPrecomputedKNN(neighbours.indices, neighbours.distances);
  takeGraph(umap, graph);
  const { width } = rows;
  // With the neighbours given, it asks the rows only for their number.
  const vectors = hashes.map((_, row) => [...rows.values.subarray(row * width, (row + 1) * width)]);
  await part(PARTS[3], layOut(umap, umap.initializeFit(vectors)));
  return { hashes: [...hashes], points: Float32Array.from(umap.getEmbedding().flat()) };
}
