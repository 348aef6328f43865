import { errorText, message, StudioError } from '../../texts/message';
import { nextTurn } from '../../messaging/inSlices';
import type { FailedFormat, OutputFile } from '../protocol/exporting';
import { predictionsFiles, metadataFile, textFile } from './files';
import { whyUnavailable, type ExportFormat, type ExportSource } from './format';
import { readme } from './readme';

/** The error, with the name of the format in its message. */
const named = ({ title }: ExportFormat, error: unknown): Error =>
  new StudioError(message('exporting.notWritten', { title, reason: errorText(error) }), {
    cause: error,
  });

/** The files of one format. Throws an Error with a message for the user when there are none. */
async function filesOf(
  format: ExportFormat,
  source: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
  note: (sentence: string) => void,
): Promise<OutputFile[]> {
  const reason = whyUnavailable(format, source);
  if (reason) throw new StudioError(reason);
  const files: OutputFile[] = [];
  for await (const file of format.write(source, progress, signal, note)) {
    await nextTurn();
    signal.throwIfAborted();
    files.push(file);
  }
  return files;
}

/**
 * The files of a model in these formats, one after another, and beside them `metadata.json`,
 * a `README.md` for all of them and, where the predictions are known, `test-predictions.json`.
 * `progress` takes the fraction done, in [0, 1]. A format that cannot be written leaves no file,
 * `onFailed` hears of it, and the others are written. Throws `signal`'s reason when it is aborted,
 * and what the first says when none can be written.
 */
export async function* exportFiles(
  formats: readonly ExportFormat[],
  source: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
  onFailed: (failed: FailedFormat) => void,
): AsyncGenerator<OutputFile, void> {
  signal.throwIfAborted();
  const written = new Set<string>();
  const succeeded: ExportFormat[] = [];
  let firstError: Error | null = null;
  const notes = new Map<ExportFormat, string[]>();
  for (const [done, format] of formats.entries()) {
    const report = (fraction: number) => progress((done + fraction) / formats.length);
    const note = (sentence: string) => notes.set(format, [...(notes.get(format) ?? []), sentence]);
    let files: OutputFile[] = [];
    try {
      files = await filesOf(format, source, report, signal, note);
      succeeded.push(format);
    } catch (error) {
      signal.throwIfAborted();
      firstError ??= named(format, error);
      onFailed({ id: format.id, title: format.title, reason: errorText(error) });
    }
    for (const file of files) {
      written.add(file.path);
      yield file;
    }
    report(1);
  }
  if (firstError && succeeded.length === 0) throw firstError;
  const { metadata } = source;
  const beside = [
    metadataFile('', metadata),
    ...predictionsFiles('', source),
    textFile('README.md', readme(metadata, succeeded, notes)),
  ];
  for (const file of beside) {
    if (!written.has(file.path)) yield file;
  }
}

/** All of them. */
export async function collect<T>(files: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const file of files) collected.push(file);
  return collected;
}
