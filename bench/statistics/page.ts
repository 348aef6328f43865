/** The tables of docs/statistics.md, between two marks; the rest of the page is written by hand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Outcome, TestName } from './simulation';

/** By scenario, one outcome a number of images. */
export type Results = Partial<Record<'seeds' | 'recipes' | 'difference', Outcome[]>>;

const PAGE = 'docs/statistics.md';
const [BEGIN, END] = ['<!-- simulation: begin -->', '<!-- simulation: end -->'];

export const LABELS: [TestName, string][] = [
  ['k-fold', '5-fold, corrected t'],
  ['k-fold twice', '5-fold twice, corrected t'],
  ['resampled', '10 random splits, corrected t'],
  ['5×2', '5×2, combined F'],
  ['seeds', '5 seeds, paired t'],
  ['uncorrected', 'control: 5-fold twice, uncorrected t'],
];

const HEADINGS: Record<keyof Results, string> = {
  seeds: 'Equal recipes but for their seeds: share of p < 0.05',
  recipes: 'Different recipes, equally accurate in expectation: share of p < 0.05',
  difference: 'About 94 against 99%: share of p < 0.05, so decided',
};

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

function table(name: keyof Results, outcomes: readonly Outcome[]): string {
  const head = ['test', ...outcomes.map(({ images }) => `${images} images`)];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const accuracies = outcomes.map(({ accuracies: [a, b] }) => `${percent(a)} and ${percent(b)}`);
  return [
    `### ${HEADINGS[name]}\n`,
    row(head),
    row(head.map((_, i) => (i === 0 ? '---' : '--:'))),
    ...LABELS.map(([test, label]) =>
      row([label, ...outcomes.map(({ decided }) => percent(decided[test]))]),
    ),
    row(['5×2, empty interval', ...outcomes.map(({ emptyIntervals: e }) => percent(e))]),
    row(['mean accuracies', ...accuracies]),
  ].join('\n');
}

/** @throws Error when the page has lost its marks */
export async function writePage(results: Results): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} lacks ${BEGIN} … ${END}`);
  const tables = (Object.keys(HEADINGS) as (keyof Results)[]).flatMap((name) =>
    results[name] ? [table(name, results[name])] : [],
  );
  const { experiments } = Object.values(results).flat()[0]!;
  const intro = `${experiments.toLocaleString('en')} experiments for each number, seeded.`;
  const whole = [page.slice(0, begin) + BEGIN, intro, ...tables, page.slice(end)].join('\n\n');
  const options = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(whole, { ...options, parser: 'markdown' }));
}
