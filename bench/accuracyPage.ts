import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/accuracy.md';

/** A line that begins a section. */
const HEADING = /^(?=##? )/m;

/**
 * Write one section of docs/accuracy.md, and leave the others as they are.
 * @param section Markdown that begins with its heading; a new one comes last
 */
export function writeSection(section: string): void {
  const sections = existsSync(PAGE) ? readFileSync(PAGE, 'utf8').split(HEADING) : [];
  const headingOf = (text: string) => text.slice(0, text.indexOf('\n'));
  const at = sections.findIndex((one) => headingOf(one) === headingOf(section));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  writeFileSync(PAGE, `${sections.map((one) => one.trim()).join('\n\n')}\n`);
}
