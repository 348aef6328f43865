/** Consecutive images of one row that belong together: a whole row, or (part of) a group of near-duplicates. */
export interface Segment {
  first: number;
  length: number;
}

export interface Row extends Segment {
  segments: Segment[];
}

/** Rows of `columns` images. */
export function plainRows(count: number, columns: number): Row[] {
  const rows: Row[] = [];
  for (let first = 0; first < count; first += columns) {
    const length = Math.min(columns, count - first);
    rows.push({ first, length, segments: [{ first, length }] });
  }
  return rows;
}

/** Rows of groups side by side: a group breaks over rows only when it is longer than one. */
export function groupedRows(sizes: readonly number[], columns: number): Row[] {
  const rows: Row[] = [];
  let row: Row = { first: 0, length: 0, segments: [] };
  let first = 0;
  const close = () => {
    if (row.length > 0) rows.push(row);
    row = { first, length: 0, segments: [] };
  };
  for (const size of sizes) {
    if (row.length + size > columns) close();
    for (let left = size; left > 0;) {
      const length = Math.min(left, columns);
      row.segments.push({ first, length });
      row.length += length;
      first += length;
      left -= length;
      if (left > 0) close();
    }
  }
  close();
  return rows;
}

/** The row that holds the image at `index`. */
export function rowOf(rows: readonly Row[], index: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle]!.first <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where an arrow, Home, End or Page key leads from `active`, or null for another key. */
export function keyTarget(
  key: string,
  active: number,
  rows: readonly Row[],
  rowsPerPage: number,
): number | null {
  const last = rows.at(-1);
  if (!last) return null;
  const end = last.first + last.length - 1;
  const within = (index: number) => Math.max(0, Math.min(end, index));
  if (key === 'ArrowLeft') return within(active - 1);
  if (key === 'ArrowRight') return within(active + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return end;
  const jump = { ArrowUp: -1, ArrowDown: 1, PageUp: -rowsPerPage, PageDown: rowsPerPage }[key];
  if (jump === undefined) return null;
  const from = rowOf(rows, active);
  const target = from + jump;
  if (target < 0) return jump === -1 ? active : 0;
  if (target >= rows.length) return from === rows.length - 1 && jump === 1 ? active : end;
  const to = rows[target]!;
  return to.first + Math.min(active - rows[from]!.first, to.length - 1);
}
