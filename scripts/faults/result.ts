/** The results in docs/reliability.md, each between two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const FILE = 'docs/reliability.md';

/** What made a result, and when. */
export const madeBy = (command: string): string =>
  `\`${command}\`, ${new Date().toISOString().slice(0, 10)}.`;

/** Put a result, as Markdown, in place of the one that is there. */
export async function writeResult(name: 'faults' | 'fuzz', result: string): Promise<void> {
  const [begin, end] = [
    `<!-- ${name}: made by npm run ${name} -- --table -->`,
    `<!-- /${name} -->`,
  ];
  const text = readFileSync(FILE, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${FILE} has no place for the table of ${name}.`);
  }
  const options = await resolveConfig(FILE);
  const whole = `${before}${begin}\n\n${result}\n\n${end}${after}`;
  writeFileSync(FILE, await format(whole, { ...options, filepath: FILE }));
}
