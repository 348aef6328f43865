/** A report as tables: for the page in its language, for the terminal in English. */
import { PLANS, nameOf, titleOf, type Words } from './plan';
import { tEnglish } from '../../src/texts/t';
import type { Measurement, Report, Row } from './types';

export interface Table {
  caption: string;
  /** Of the first column too. */
  headings: string[];
  rows: string[][];
}

const digits = (ms: number): string =>
  ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);

/** What a cell says: milliseconds only where the result is right. */
export function cellText(cell: Measurement | undefined, words: Words): string {
  if (!cell) return '–';
  if (cell.failure) return words('bench.tables.failed', { reason: cell.failure });
  const error = cell.error?.toExponential(1) ?? '–';
  if (!cell.agrees) return words('bench.tables.wrong', { error });
  return cell.ms === null ? '–' : digits(cell.ms);
}

/** What a row or a column is, which the report has in English. */
function worded(title: string, words: Words): string {
  const tasks = Object.values(PLANS).flatMap(({ works }) => works);
  const task = tasks.find((each) => titleOf(each, tEnglish) === title);
  if (task) return titleOf(task, words);
  if (title === tEnglish('bench.tables.allOurs')) return words('bench.tables.allOurs');
  const before = tEnglish('bench.tables.withoutOne', { name: '' });
  return title.startsWith(before)
    ? words('bench.tables.withoutOne', { name: title.slice(before.length) })
    : nameOf(title, words);
}

interface Contents {
  caption: string;
  rows: Row[];
  textOf: (cell: Measurement | undefined) => string;
  /** How many columns are left out. */
  from?: number;
}

function table({ caption, rows, textOf, from = 0 }: Contents, words: Words): Table {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].slice(from);
  return {
    caption,
    headings: [words('bench.tables.measured'), ...columns.map((column) => worded(column, words))],
    rows: rows.map((row) => [
      worded(row.title, words),
      ...columns.map((column) => textOf(row.cells[column])),
    ]),
  };
}

/** The tables of a report; those that have no row yet are left out. */
export function tablesOf({ works, kernels, without, threads }: Report, words: Words): Table[] {
  const time = (cell?: Measurement) => cellText(cell, words);
  const first = (cell?: Measurement) => (cell?.firstMs == null ? '–' : digits(cell.firstMs));
  const error = (cell?: Measurement) => cell?.error?.toExponential(1) ?? '–';
  const contents: Contents[] = [
    { caption: words('bench.tables.works'), rows: works, textOf: time },
    { caption: words('bench.tables.first'), rows: works, textOf: first },
    { caption: words('bench.tables.differences'), rows: works, textOf: error, from: 1 },
    { caption: words('bench.tables.kernels'), rows: kernels, textOf: time },
    { caption: words('bench.tables.without'), rows: without, textOf: time },
    { caption: words('bench.tables.threads'), rows: threads, textOf: time },
  ];
  return contents.filter(({ rows }) => rows.length > 0).map((each) => table(each, words));
}
