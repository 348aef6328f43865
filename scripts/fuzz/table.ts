/** How many files of each kind were what. */
import type { Way } from './files';

export interface Row {
  way: Way;
  files: number;
  whole: number;
  /** Refused in words for users. */
  refused: number;
  wrong: number;
}

const COUNTS = ['files', 'whole', 'refused', 'wrong'] as const;

/** As lines for a terminal, or as Markdown. */
export function tableOf(rows: Row[]): string {
  const line = (first: string, of: (count: (typeof COUNTS)[number]) => number) =>
    `| ${[first, ...COUNTS.map(of)].join(' | ')} |`;
  return [
    '| enters as | files | whole ones | refused in words | hang, jargon, or good ones lost |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => line(row.way, (count) => row[count])),
    line('all', (count) => rows.reduce((sum, row) => sum + row[count], 0)),
  ].join('\n');
}
