/** The table of docs/reliability.md: what each kind of fault does, what is promised, and how many held. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Kind } from './kinds';

const FILE = 'docs/reliability.md';
const [BEGIN, END] = ['<!-- faults: made by npm run faults -- --table -->', '<!-- /faults -->'];

export interface Row {
  kind: Kind;
  injected: number;
  held: number;
}

/** The rows as lines for a terminal, or as Markdown. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map(
    ({ kind, injected, held }) =>
      `| ${kind.name} | ${kind.does} | ${kind.promise} | ${held} of ${injected} |`,
  );
  const [all, held] = [
    rows.reduce((n, row) => n + row.injected, 0),
    rows.reduce((n, row) => n + row.held, 0),
  ];
  return [
    '| kind | what happens | what is promised besides | held |',
    '| --- | --- | --- | --- |',
    ...lines,
    `| all | | | ${held} of ${all} |`,
  ].join('\n');
}

/** Put the rows in place of the table that is there. `command` is what made them. */
export async function writeTable(rows: Row[], command: string): Promise<void> {
  const text = readFileSync(FILE, 'utf8');
  const [before] = text.split(BEGIN);
  const [, after] = text.split(END);
  if (before === undefined || after === undefined)
    throw new Error(`${FILE} has no place for the table.`);
  const date = new Date().toISOString().slice(0, 10);
  const table = `${BEGIN}\n\n${tableOf(rows)}\n\n\`${command}\`, ${date}.\n\n${END}`;
  const options = await resolveConfig(FILE);
  writeFileSync(FILE, await format(`${before}${table}${after}`, { ...options, filepath: FILE }));
}
