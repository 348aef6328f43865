import type { LayerRow } from '../../domain/models/summary';

/** Rows that belong together; `name` is null for a layer that stands alone. */
export interface LayerGroup {
  name: string | null;
  rows: LayerRow[];
  /** Output shape of its last layer. */
  outputShape: number[];
  params: number;
  trainableParams: number;
}

/** Neighbouring layers of one block, folded into it. */
export function foldLayers(rows: LayerRow[]): LayerGroup[] {
  const groups: LayerGroup[] = [];
  for (const row of rows) {
    let group = groups.at(-1);
    if (!group || row.block === null || group.name !== row.block) {
      group = { name: row.block, rows: [], outputShape: [], params: 0, trainableParams: 0 };
      groups.push(group);
    }
    group.rows.push(row);
    group.outputShape = row.outputShape;
    group.params += row.params;
    group.trainableParams += row.trainableParams;
  }
  return groups;
}
