import type { ExportedFile, ExportRequest, FormatOffer, ModelReference } from '../protocol';
import { collect, exportFiles } from '../exporting/exportFiles';
import { whyUnavailable } from '../exporting/format';
import { FORMATS, formatOf } from '../exporting/registry';
import { writeZip } from '../exporting/zip';
import { exportSource } from './exportSource';

/** The exports that are being written, by the id that the page chose. */
const running = new Map<string, AbortController>();

export async function listFormats(model: ModelReference): Promise<FormatOffer[]> {
  const source = await exportSource(model);
  return FORMATS.filter(({ onlyByName }) => !onlyByName).map((format) => ({
    id: format.id,
    title: format.title,
    extension: format.extension,
    opens: format.opens,
    byteLength: format.byteLength(source.parameters),
    unavailable: whyUnavailable(format, source),
    verified: format.verified ?? null,
    usage: format.usage?.(source.metadata) ?? [],
  }));
}

/** Every file of the model in these formats, in memory. */
export async function exportModel(
  model: ModelReference,
  formats: string[],
): Promise<ExportedFile[]> {
  const source = await exportSource(model);
  const { signal } = new AbortController();
  return await collect(exportFiles(formats.map(formatOf), source, () => undefined, signal));
}

export async function exportZip(
  { id, model, formats }: ExportRequest,
  onProgress: (fraction: number) => void,
): Promise<Blob> {
  const controller = new AbortController();
  const { signal } = controller;
  running.set(id, controller);
  try {
    const source = await exportSource(model);
    const files = exportFiles(formats.map(formatOf), source, onProgress, signal);
    return await writeZip(files, source.metadata.name, signal);
  } finally {
    running.delete(id);
  }
}

export const cancelExport = (id: string): void => running.get(id)?.abort();
