/** A report as tables: the same for the page and for the terminal. */
import type { Measurement, Report, Row } from './types';

export interface Table {
  caption: string;
  /** The first column has no heading. */
  headings: string[];
  rows: string[][];
}

const digits = (ms: number): string =>
  ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);

/** What a cell says: milliseconds only where the result is right. */
export function cellText(cell: Measurement | undefined): string {
  if (!cell) return '–';
  if (cell.failure) return `failed: ${cell.failure}`;
  if (!cell.agrees) return `wrong result (${cell.error?.toExponential(1)})`;
  return cell.ms === null ? '–' : digits(cell.ms);
}

const columnsOf = (rows: Row[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row.cells))),
];

function timesTable(caption: string, rows: Row[]): Table {
  const headings = columnsOf(rows);
  return {
    caption,
    headings,
    rows: rows.map(({ title, cells }) => [title, ...headings.map((name) => cellText(cells[name]))]),
  };
}

const firstTimes = (rows: Row[]): Table => {
  const headings = columnsOf(rows);
  const first = (cell?: Measurement) => (cell?.firstMs == null ? '–' : digits(cell.firstMs));
  return {
    caption: 'The first time, compiling included, ms',
    headings,
    rows: rows.map(({ title, cells }) => [title, ...headings.map((name) => first(cells[name]))]),
  };
};

const differences = (rows: Row[]): Table => {
  const headings = columnsOf(rows).slice(1);
  const error = (cell?: Measurement) => cell?.error?.toExponential(1) ?? '–';
  return {
    caption: 'Difference from WASM: of losses the largest of a step, else relative',
    headings,
    rows: rows.map(({ title, cells }) => [title, ...headings.map((name) => error(cells[name]))]),
  };
};

/** The tables of a report; those that have no row yet are left out. */
export function tablesOf({ works, kernels, without, threads }: Report): Table[] {
  return [
    timesTable('Median of alternating rounds, ms', works),
    firstTimes(works),
    differences(works),
    timesTable('Single operations, ms', kernels),
    timesTable('WebGL with one kernel of ours replaced by stock’s, ms', without),
    timesTable('WASM by number of threads, ms', threads),
  ].filter(({ rows }) => rows.length > 0);
}
