import type { UMAP } from 'umap-js';
import type { FuzzyGraph } from '../../domain/projection/fuzzyGraph';

interface Entry {
  row: number;
  col: number;
  value: number;
}

/** What umap-js asks of its own sparse matrix when it lays a graph out. */
class LaidOutGraph {
  readonly nRows: number;
  readonly nCols: number;

  constructor(
    private readonly entries: readonly Entry[],
    count: number,
  ) {
    this.nRows = this.nCols = count;
  }

  getValues(): number[] {
    return this.entries.map(({ value }) => value);
  }

  getAll(): readonly Entry[] {
    return this.entries;
  }

  map(change: (value: number) => number): LaidOutGraph {
    const entries = this.entries.map((entry) => ({ ...entry, value: change(entry.value) }));
    return new LaidOutGraph(entries, this.nRows);
  }
}

/**
 * Let umap-js lay out a graph that is there. It makes one only in a single step that takes seconds and
 * says nothing meanwhile, so its own method gives ours. Its graph for new points is not needed. Both
 * methods are private: a test holds the layout to that of umap-js alone, and its version is exact.
 */
export function takeGraph(umap: UMAP, { count, rows, columns, weights }: FuzzyGraph): void {
  const entries = weights.map((value, i) => ({ row: rows[i]!, col: columns[i]!, value }));
  const graph = new LaidOutGraph(entries, count);
  Object.assign(umap, { fuzzySimplicialSet: () => graph, makeSearchGraph: () => graph });
}
