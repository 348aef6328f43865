/** `npm run export`: a model that was kept, in other formats. */
import type { NotWritten } from '../../src/automation/exporting';
import { runCommand } from '../studio/command';
import type { ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { checkFormats } from '../studio/usage';
import { writeFiles } from '../studio/writeFiles';
import { parseOptions, USAGE, type ExportOptions } from './options';
import { english } from '../../src/texts/message';

const notWritten = ({ format, reason }: NotWritten): string =>
  `Not written as ${format}. ${reason}`;

async function run(
  studio: StudioPage,
  { model, formats, out, calibrateOn }: ExportOptions,
  line: ProgressLine,
): Promise<void> {
  checkFormats(formats, await studio.formatIds(), '--to');
  line.say('Importing the model…');
  const { id, notice } = await studio.importModel(model);
  if (notice !== null) line.say(english(notice));
  const failures: string[] = [];
  const files = studio.exportModel(
    { kind: 'model', modelId: id },
    formats,
    {
      onSkipped: (skipped) => line.say(notWritten(skipped)),
      onFailed: (failed) => failures.push(notWritten(failed)),
    },
    calibrateOn,
  );
  const written = await writeFiles(out, files);
  process.stdout.write(written.map((path) => `${path}\n`).join(''));
  // The others are written first.
  if (failures.length > 0) throw new Error(failures.join(' '));
}

await runCommand({ usage: USAGE, parse: parseOptions, run });
