import type { FailedFormat, FormatCheck, FormatOffer, OutputFile } from '../protocol/exporting';
import type { IncomingFile } from '../protocol/importing';
import type { ModelReference } from '../protocol/models';
import { checkFormat } from '../exporting/checkFormat';
import { collect, exportFiles } from '../exporting/exportFiles';
import { whyUnavailable } from '../exporting/format';
import { FORMATS, formatOf } from '../exporting/registry';
import { safeName, writeZip } from '../exporting/zip';
import { calibrationOf } from './calibration';
import { exportSource } from './exportSource';

export async function listFormats(
  model: ModelReference,
  calibrated = false,
): Promise<FormatOffer[]> {
  const stored = await exportSource(model);
  const source = calibrated ? { ...stored, calibration: [] } : stored;
  return FORMATS.filter(({ onlyByName }) => !onlyByName).map((format) => ({
    id: format.id,
    title: format.title,
    extension: format.extension,
    opens: format.opens,
    byteLength: format.byteLength(source.parameters),
    unavailable: whyUnavailable(format, source),
    verified: format.verified ?? null,
    approximate: format.approximate !== undefined,
    containsImages: format.containsImages ?? false,
    usage: format.usage?.(source.metadata) ?? [],
  }));
}

/** Every file of the model in these formats, and which could not be written. */
export async function exportModel(
  model: ModelReference,
  formats: string[],
  calibrateOn: IncomingFile[] = [],
): Promise<{ files: OutputFile[]; failed: FailedFormat[] }> {
  const stored = await exportSource(model);
  const source =
    calibrateOn.length === 0
      ? stored
      : { ...stored, calibration: await calibrationOf(calibrateOn, stored.metadata.inputSize) };
  const { signal } = new AbortController();
  const failed: FailedFormat[] = [];
  const files = exportFiles(
    formats.map(formatOf),
    source,
    () => undefined,
    signal,
    (each) => failed.push(each),
  );
  return { files: await collect(files), failed };
}

/** The files of these models, one after another, each model's in a folder of its name. */
async function* filesOfAll(
  models: ModelReference[],
  formats: string[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
  onFailed: (failed: FailedFormat) => void,
): AsyncGenerator<OutputFile> {
  const folders = new Set<string>();
  for (const [index, model] of models.entries()) {
    const source = await exportSource(model);
    const { name } = source.metadata;
    let folder = safeName(name);
    for (let n = 2; folders.has(folder); n++) folder = safeName(`${name} (${n})`);
    folders.add(folder);
    const report = (fraction: number) => onProgress((index + fraction) / models.length);
    const files = exportFiles(formats.map(formatOf), source, report, signal, (failed) =>
      onFailed(models.length > 1 ? { ...failed, model: name } : failed),
    );
    for await (const file of files) yield { ...file, path: `${folder}/${file.path}` };
  }
}

/** The same files of these models in one zip. `onProgress` takes the fraction done; throws `signal`'s reason. */
export async function exportZip(
  models: ModelReference[],
  formats: string[],
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<{ zip: Blob; failed: FailedFormat[] }> {
  const failed: FailedFormat[] = [];
  const files = filesOfAll(models, formats, onProgress, signal, (each) => failed.push(each));
  return { zip: await writeZip(files, models.length > 1 ? 'models' : null, signal), failed };
}

/** As `checkFormat` of the engine, on a stored model. */
export async function checkStoredFormat(
  model: ModelReference,
  format: string,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<FormatCheck | null> {
  return await checkFormat(formatOf(format), await exportSource(model), onProgress, signal);
}
