/** A row of the layer table, as Keras prints it. */
export interface LayerRow {
  name: string;
  type: string;
  /** Without the batch dimension: [128, 128, 16]. */
  outputShape: number[];
  params: number;
  /** Whether the recipe trains this layer. */
  trainable: boolean;
  /** How many of its parameters training moves by gradient: a normalisation's statistics are not. */
  trainableParams: number;
  /** The block it folds into (`block_3`, `stem`, `head`); null stands alone. */
  block: string | null;
}

/** The layers of a network, in order, the input layer left out, and their parameters in all. */
export interface ModelSummary {
  layers: LayerRow[];
  params: number;
  trainableParams: number;
}

/** Layers with their parameters added up. */
export function summaryOf(layers: LayerRow[]): ModelSummary {
  const total = (count: (row: LayerRow) => number) =>
    layers.reduce((sum, row) => sum + count(row), 0);
  return {
    layers,
    params: total(({ params }) => params),
    trainableParams: total(({ trainableParams }) => trainableParams),
  };
}
