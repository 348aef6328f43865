import type { ExportedFile } from '../protocol';
import { textFile } from './files';

/** Spreadsheet programs run a cell that begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text gets an apostrophe before what a spreadsheet would run; numbers stay numbers. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file as RFC 4180 has it: UTF-8, CRLF after each row, the first row names the columns. */
export const csvFile = (path: string, rows: (string | number)[][]): ExportedFile =>
  textFile(path, rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''));
