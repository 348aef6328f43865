/** UMAP's graph of an image's neighbours (McInnes et al. 2018), as umap-js makes it, in steps. */
import type { Neighbours } from './neighbours';

/** The edges of a symmetric graph, by row and then by column. */
export interface FuzzyGraph {
  /** How many rows and columns. */
  count: number;
  rows: number[];
  columns: number[];
  /** In (0, 1]. */
  weights: number[];
}

const ITERATIONS = 64;
const TOLERANCE = 1e-5;
const LEAST_SCALE = 1e-3;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The scale at which the row's neighbours have weights that sum to log2(neighbours). */
function scaleOf(distances: readonly number[], nearest: number, meanOfAll: number): number {
  const target = Math.log2(distances.length);
  let [low, scale, high] = [0, 1, Infinity];
  for (let step = 0; step < ITERATIONS; step++) {
    let sum = 0;
    for (let k = 1; k < distances.length; k++) {
      const beyond = distances[k]! - nearest;
      sum += beyond > 0 ? Math.exp(-beyond / scale) : 1;
    }
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = scale;
    else low = scale;
    scale = high === Infinity ? 2 * scale : (low + high) / 2;
  }
  return Math.max(scale, LEAST_SCALE * (nearest > 0 ? meanOf(distances) : meanOfAll));
}

/** The weights of a row's edges to its neighbours, by column. */
function edgesOf(
  row: number,
  { indices, distances }: Neighbours,
  meanOfAll: number,
): Map<number, number> {
  const own = distances[row]!;
  const nearest = own.find((distance) => distance > 0) ?? 0;
  const scale = scaleOf(own, nearest, meanOfAll);
  const edges = new Map<number, number>();
  indices[row]!.forEach((column, k) => {
    if (column === row) return;
    const beyond = own[k]! - nearest;
    edges.set(column, beyond <= 0 ? 1 : Math.exp(-beyond / scale));
  });
  return edges;
}

/**
 * The union of the directed edges: a + b − a·b of the weights in the two directions. Yields the
 * fraction done, in [0, 1].
 *
 * @param neighbours each row's nearest rows, itself first
 */
export function* fuzzyGraph(neighbours: Neighbours): Generator<number, FuzzyGraph> {
  const count = neighbours.indices.length;
  const meanOfAll = meanOf(neighbours.distances.map(meanOf));
  const directed: Map<number, number>[] = [];
  for (let row = 0; row < count; row++) {
    directed.push(edgesOf(row, neighbours, meanOfAll));
    if (row % 50 === 0) yield (0.7 * row) / count;
  }
  // Edges that another row has to this one, without one back.
  const incoming: number[][] = directed.map(() => []);
  directed.forEach((edges, row) => {
    for (const column of edges.keys()) if (!directed[column]!.has(row)) incoming[column]!.push(row);
  });
  const graph: FuzzyGraph = { count, rows: [], columns: [], weights: [] };
  for (const [row, edges] of directed.entries()) {
    for (const column of [...edges.keys(), ...incoming[row]!].sort((a, b) => a - b)) {
      const there = edges.get(column) ?? 0;
      const back = directed[column]!.get(row) ?? 0;
      const weight = there + back - there * back;
      if (weight === 0) continue;
      graph.rows.push(row);
      graph.columns.push(column);
      graph.weights.push(weight);
    }
    if (row % 50 === 0) yield 0.7 + (0.3 * row) / count;
  }
  return graph;
}
