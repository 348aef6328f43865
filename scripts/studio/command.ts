/**
 * What the commands of the terminal have in common. Exit codes: 0 done, 1 it failed, 2 the
 * command's arguments are wrong; for both, one line on stderr says what and what to do.
 */
import { asTyped, helpWith } from './help';
import { ProgressLine } from './progress';
import { openStudio, type StudioPage } from './studioPage';
import { UsageError } from './usage';

interface Command<Options> {
  /** Shown when the command is given no arguments, or asked for help; it begins with the command's name. */
  usage: string;
  /** Throws a UsageError. */
  parse(argv: string[]): Options;
  run(studio: StudioPage, options: Options, line: ProgressLine): Promise<void>;
}

async function runInStudio<Options>(
  { parse, run }: Command<Options>,
  line: ProgressLine,
): Promise<void> {
  const options = parse(process.argv.slice(2));
  const studio = await openStudio();
  try {
    await run(studio, options, line);
  } finally {
    await studio.close();
  }
}

/** A page's error arrives with its stack; the user needs its first line. */
export const pageError = ({ message }: Error): string =>
  message.replace(/^page\.evaluate: (\w*Error: )?/, '').split('\n')[0]!;

/** Runs a command to its end, in a studio of its own. */
export async function runCommand<Options>(command: Command<Options>): Promise<void> {
  helpWith(command.usage);
  const line = new ProgressLine();
  try {
    await runInStudio(command, line);
  } catch (error) {
    if (error instanceof UsageError && process.argv.length <= 2) line.say(asTyped(command.usage));
    line.say(pageError(error as Error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
