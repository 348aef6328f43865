import type { NotWritten } from '../../src/automation/exporting';
import type { RunReport } from '../../src/automation/training';
import type { ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { writeFiles } from '../studio/writeFiles';
import type { TrainOptions } from './options';

/** Write a run's model in the formats that were asked for; returns what could not be written. */
export async function exportRun(
  studio: StudioPage,
  report: RunReport,
  directory: string,
  { formats }: Pick<TrainOptions, 'formats'>,
  line: ProgressLine,
): Promise<string[]> {
  const name = report.model;
  const notWritten = ({ format, reason }: NotWritten) =>
    `${name}: not written as ${format}. ${reason}`;
  const failures: string[] = [];
  const files = studio.exportModel({ kind: 'run', runId: report.id }, formats, {
    onSkipped: (skipped) => line.say(notWritten(skipped)),
    onFailed: (failed) => failures.push(notWritten(failed)),
  });
  report.files.push(...(await writeFiles(directory, files)));
  line.say(`${name}: written to ${directory}`);
  return failures;
}
