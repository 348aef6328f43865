/** The table of docs/reliability.md: what each kind of fault does, what is promised, and how many held. */
import type { Kind } from './kind';
import { madeBy, writeResult } from './result';

export interface Row {
  kind: Kind;
  planned: number;
  /** How many of them happened. */
  injected: number;
  held: number;
}

type Counts = Omit<Row, 'kind'>;

/** What did not happen did not hold. */
const count = ({ planned, injected, held }: Counts): string =>
  `${held} of ${planned}${injected < planned ? `, ${planned - injected} not injected` : ''}`;

const sum = (rows: Row[], of: keyof Counts): number => rows.reduce((n, row) => n + row[of], 0);

/** The rows as lines for a terminal, or as Markdown. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map(
    (row) => `| ${row.kind.name} | ${row.kind.does} | ${row.kind.promise} | ${count(row)} |`,
  );
  const [planned, injected, held] = [
    sum(rows, 'planned'),
    sum(rows, 'injected'),
    sum(rows, 'held'),
  ];
  return [
    '| kind | what happens | what is promised besides | held |',
    '| --- | --- | --- | --- |',
    ...lines,
    `| all | | | ${count({ planned, injected, held })} |`,
  ].join('\n');
}

/** Put the rows in place of the table that is there. `command` is what made them. */
export const writeTable = (rows: Row[], command: string): Promise<void> =>
  writeResult('faults', `${tableOf(rows)}\n\n${madeBy(command)}`);
