import type {
  FormatOffer,
  IncomingFile,
  InferenceApi,
  ModelReference,
  OutputFile,
} from '../protocol';
import { checkFormat } from '../exporting/checkFormat';
import { collect, exportFiles } from '../exporting/exportFiles';
import { whyUnavailable } from '../exporting/format';
import { FORMATS, formatOf } from '../exporting/registry';
import { writeZip } from '../exporting/zip';
import { calibrationOf } from './calibration';
import { cancellable } from './cancellable';
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

/** Every file of the model in these formats. */
export async function exportModel(
  model: ModelReference,
  formats: string[],
  calibrateOn: IncomingFile[] = [],
): Promise<OutputFile[]> {
  const stored = await exportSource(model);
  const source =
    calibrateOn.length === 0
      ? stored
      : { ...stored, calibration: await calibrationOf(calibrateOn, stored.metadata.inputSize) };
  const { signal } = new AbortController();
  return await collect(exportFiles(formats.map(formatOf), source, () => undefined, signal));
}

export const exportZip: InferenceApi['exportZip'] = ({ id, model, formats }, onProgress) =>
  cancellable(id, async (signal) => {
    const source = await exportSource(model);
    const files = exportFiles(formats.map(formatOf), source, onProgress, signal);
    return await writeZip(files, source.metadata.name, signal);
  });

export const checkStoredFormat: InferenceApi['checkFormat'] = ({ id, model, format }, onProgress) =>
  cancellable(
    id,
    async (signal) =>
      await checkFormat(formatOf(format), await exportSource(model), onProgress, signal),
  );
