import { existsSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A mistake in the command's arguments: shown as one line, exit code 2. */
export class UsageError extends Error {}

/** `parseArgs` with positionals. Throws a UsageError with a one-line message for the user. */
export function parseArguments<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: O,
) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] + '.');
  }
}

/** One path that exists; `what` names what it is for. Throws a UsageError. */
export function existingPath(path: string | undefined, what: string): string {
  if (path === undefined) throw new UsageError(`Give ${what}.`);
  if (!existsSync(path)) throw new UsageError(`There is no folder or file at ${path}.`);
  return path;
}

/** Throws a UsageError naming the known formats unless `formats` are among them; `option` was used. */
export function checkFormats(formats: string[], ids: string[], option: string): void {
  const known = ['all', ...ids];
  const unknown = formats.find((format) => !known.includes(format));
  if (unknown === undefined) return;
  throw new UsageError(`${option} is one of ${known.join(', ')}, not "${unknown}".`);
}
