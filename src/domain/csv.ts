/** Spreadsheet programs run a cell that begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Text gets an apostrophe before what a spreadsheet would run; numbers stay numbers. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell in quotes, which may hold line ends and signs. */
const QUOTED = /(?<=^|[\t;,\r\n])"(?:[^"]|"")*"(?=[\t;,\r\n]|$)/g;

/**
 * The sign between cells: a tab or a semicolon where every line has one outside of quotes, else a
 * comma. Spreadsheet programs write semicolons in languages whose decimal sign is the comma.
 */
function separatorOf(text: string): string {
  const bare = text.replace(QUOTED, '');
  const lines = bare.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return ['\t', ';'].find((sign) => lines.every((line) => line.includes(sign))) ?? ',';
}

/**
 * Rows of cells as RFC 4180 has them, between commas, semicolons or tabs; a quoted cell may hold
 * these and line ends. A quote that does not enclose a whole cell is a character like any other, so
 * that no line after it is lost.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const sign = separatorOf(text);
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"(?=[${sign}\\r\\n]|$)|([^${sign}\\r\\n]*))(${sign}|\\r\\n?|\\n|$)`,
    'gy',
  );
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, quoted, plain, end] = match;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '') break;
    if (end !== sign) rows.push([]);
  }
  return rows.filter((row) => row.some((each) => each !== ''));
}

/** Rows as RFC 4180 has them: CRLF after each; the first row names the columns. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
