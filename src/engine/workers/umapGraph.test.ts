import { UMAP } from 'umap-js';
import { expect, it } from 'vitest';
import { fuzzyGraph } from '../../domain/projection/fuzzyGraph';
import { nearestNeighbours, type Neighbours } from '../../domain/projection/neighbours';
import { randomFrom } from '../../domain/random';
import { takeGraph } from './umapGraph';

const [COUNT, WIDTH, NEIGHBOURS] = [90, 6, 15];

function result<T>(work: Generator<number, T>): T {
  let state = work.next();
  for (; !state.done; state = work.next()) {
    expect(state.value).toBeGreaterThanOrEqual(0);
    expect(state.value).toBeLessThanOrEqual(1);
  }
  return state.value;
}

/** Two clouds, with a row that is there eighteen times, so that some have no neighbour elsewhere. */
function cloud(): Float32Array {
  const random = randomFrom(4);
  const values = Float32Array.from(
    { length: COUNT * WIDTH },
    (_, i) => random() + (i % 2 === 0 && i < 200 ? 3 : 0),
  );
  for (let row = 1; row < 18; row++) values.copyWithin(row * WIDTH, 0, WIDTH);
  return values;
}

function layOut({ indices, distances }: Neighbours, prepare: (umap: UMAP) => void): number[][] {
  const umap = new UMAP({ nNeighbors: NEIGHBOURS, random: randomFrom(1) });
  umap.setPrecomputedKNN(indices, distances);
  prepare(umap);
  const values = cloud();
  const vectors = indices.map((_, row) => [...values.subarray(row * WIDTH, (row + 1) * WIDTH)]);
  umap.initializeFit(vectors);
  for (let epoch = 0; epoch < 20; epoch++) umap.step();
  return umap.getEmbedding();
}

it('is laid out as umap-js lays out its own graph', () => {
  const table = { values: cloud(), width: WIDTH };
  const neighbours = result(nearestNeighbours(table, NEIGHBOURS));
  const graph = result(fuzzyGraph(neighbours));
  expect(graph.weights.length).toBeGreaterThan(COUNT * NEIGHBOURS * 0.6);
  const ours = layOut(neighbours, (umap) => takeGraph(umap, graph)).flat();
  const theirs = layOut(neighbours, () => undefined).flat();
  expect(new Set(theirs).size).toBeGreaterThan(COUNT);
  ours.forEach((value, i) => expect(value).toBeCloseTo(theirs[i]!, 9));
});
