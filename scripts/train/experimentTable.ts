/** Experiments as a table for the terminal. */
import type { OutlookVerdict } from '../../src/automation/experimentReports';
import type { ExperimentReport } from '../../src/domain/experiment/report';

const percent = (x: number) => (100 * x).toFixed(1);

/** "–" where a figure cannot be computed. */
const or = (value: number | null, text: (value: number) => string): string =>
  value === null ? '–' : text(value);

const cells = ({ model, mean, sd, interval, runs, letters }: ExperimentReport): string[] => [
  model,
  `${or(mean, (m) => `${percent(m)}%`)} ± ${or(sd, percent)}`,
  interval ? `${percent(interval[0])} to ${percent(interval[1])}` : '–',
  String(runs.length),
  ...(letters === null ? [] : [letters]),
];

/**
 * Mean accuracy ± standard deviation of each recipe with its 95% interval, its finished runs and,
 * of several, letters; then the verdicts, a sentence each, undecided with what would probably decide.
 */
export function experimentTable(
  experiments: readonly ExperimentReport[],
  verdicts: readonly OutlookVerdict[],
): string {
  const head = ['model', 'accuracy ± sd', '95% interval', 'runs', 'letters'];
  const rows = experiments.map(cells);
  const shown = [head.slice(0, rows[0]?.length ?? 0), ...rows];
  const widths = head.map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));
  const lines = shown.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('   ')
      .trimEnd(),
  );
  const note =
    verdicts.length > 0 ? ['', 'Models that share a letter do not differ significantly.'] : [];
  const sentences = verdicts.map(
    ({ sentence, outlook }) => `\n${outlook === null ? sentence : `${sentence} ${outlook}`}`,
  );
  return [...lines, ...note, ...sentences].join('\n');
}
