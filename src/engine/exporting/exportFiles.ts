import { english } from '../../texts/message';
import type { OutputFile } from '../protocol';
import { predictionsFiles, metadataFile, textFile } from './files';
import { whyUnavailable, type ExportFormat, type ExportSource } from './format';
import { readme } from './readme';

/** A turn of the event loop, in which a message that cancels can arrive. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * The files of a model in these formats, one after another, and beside them `metadata.json`,
 * a `README.md` for all of them and, where the predictions are known, `test-predictions.json`.
 * `progress` takes the
 * fraction done, in [0, 1]. Throws `signal`'s reason when it is aborted, and an Error with
 * a message for the user when a format is not available for this model.
 */
export async function* exportFiles(
  formats: readonly ExportFormat[],
  source: ExportSource,
  progress: (fraction: number) => void,
  signal: AbortSignal,
): AsyncGenerator<OutputFile, void> {
  for (const format of formats) {
    const reason = whyUnavailable(format, source);
    if (reason) throw new Error(`${english(format.title)} cannot be written. ${english(reason)}`);
  }
  const written = new Set<string>();
  const notes = new Map<ExportFormat, string[]>();
  for (const [done, format] of formats.entries()) {
    const report = (fraction: number) => progress((done + fraction) / formats.length);
    const note = (sentence: string) => notes.set(format, [...(notes.get(format) ?? []), sentence]);
    for await (const file of format.write(source, report, signal, note)) {
      await turn();
      signal.throwIfAborted();
      written.add(file.path);
      yield file;
    }
    report(1);
  }
  const { metadata } = source;
  const beside = [
    metadataFile('', metadata),
    ...predictionsFiles('', source),
    textFile('README.md', readme(metadata, formats, notes)),
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
