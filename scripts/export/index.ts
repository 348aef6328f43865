/** `npm run export`: a model that was kept, in other formats. */
import { runCommand } from '../studio/command';
import type { ProgressLine } from '../studio/progress';
import type { StudioPage } from '../studio/studioPage';
import { checkFormats } from '../studio/usage';
import { writeFiles } from '../studio/writeFiles';
import { parseOptions, USAGE, type ExportOptions } from './options';
import { english } from '../../src/texts/message';

async function run(
  studio: StudioPage,
  { model, formats, out, calibrateOn }: ExportOptions,
  line: ProgressLine,
): Promise<void> {
  checkFormats(formats, await studio.formatIds(), '--to');
  line.say('Importing the model…');
  const { id, notice } = await studio.importModel(model);
  if (notice !== null) line.say(english(notice));
  const onSkipped = ({ format, reason }: { format: string; reason: string }) =>
    line.say(`Not written as ${format}. ${reason}`);
  const files = studio.exportModel({ kind: 'model', modelId: id }, formats, onSkipped, calibrateOn);
  const written = await writeFiles(out, files);
  process.stdout.write(written.map((path) => `${path}\n`).join(''));
}

await runCommand({ usage: USAGE, parse: parseOptions, run });
