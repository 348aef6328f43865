/** Exporting a model for a driver, which takes its files one by one. */
import { toBase64 } from '../domain/base64';
import type { OutputFile } from '../engine/protocol/exporting';
import type { IncomingFile } from '../engine/protocol/importing';
import type { ModelReference } from '../engine/protocol/models';
import { english } from '../texts/message';
import { inference } from '../client/inference';

/** A format that a model is not written in, and why, for the user. */
export interface NotWritten {
  format: string;
  reason: string;
}

export interface PreparedExport {
  /** The files to take, relative to the model's folder. */
  paths: string[];
  /** The formats that `all` left out, and why, for the user. */
  skipped: NotWritten[];
  /** The formats that were asked for, or that `all` stands for, and could not be written. */
  failed: NotWritten[];
}

/** `all` replaced by the ids of the formats that the model can be written in. */
async function withoutAll(
  model: ModelReference,
  formats: string[],
  calibrated: boolean,
): Promise<{ ids: string[]; skipped: PreparedExport['skipped'] }> {
  if (!formats.includes('all')) return { ids: [...new Set(formats)], skipped: [] };
  const offers = await inference().listFormats(model, calibrated);
  const named = formats.filter((format) => format !== 'all');
  const all = offers.filter(({ unavailable }) => unavailable === null).map(({ id }) => id);
  const skipped = offers.flatMap(({ id, unavailable }) =>
    unavailable !== null && !named.includes(id)
      ? [{ format: id, reason: english(unavailable) }]
      : [],
  );
  return { ids: [...new Set([...all, ...named])], skipped };
}

const prepared = new Map<string, OutputFile>();

/**
 * Writes a model in these formats (ids, or `all`: every one that it can be written in), to be
 * taken by `takeFile`, and says which could not be written. `calibrateOn`: images to calibrate on. Throws an Error with a message for the user.
 */
export async function prepareExport(
  model: ModelReference,
  formats: string[],
  calibrateOn: IncomingFile[] = [],
): Promise<PreparedExport> {
  const { ids, skipped } = await withoutAll(model, formats, calibrateOn.length > 0);
  prepared.clear();
  const { files, failed } = await inference().exportModel(model, ids, calibrateOn);
  for (const file of files) prepared.set(file.path, file);
  return {
    paths: [...prepared.keys()],
    skipped,
    failed: failed.map(({ id, reason }) => ({ format: id, reason: english(reason) })),
  };
}

/** A prepared file as base64, once: together, the files could be too large for one message. */
export async function takeFile(path: string): Promise<string> {
  const file = prepared.get(path);
  if (!file) throw new Error(`No file ${path} was prepared.`);
  prepared.delete(path);
  return toBase64('blob' in file ? new Uint8Array(await file.blob.arrayBuffer()) : file.bytes);
}

/** Every file of a finished run's model. Throws an Error when one of the formats cannot be written. */
export async function exportRun(
  runId: string,
  formats: string[],
): Promise<{ path: string; base64: string }[]> {
  const { paths, failed } = await prepareExport({ kind: 'run', runId }, formats);
  if (failed[0]) throw new Error(`Not written as ${failed[0].format}. ${failed[0].reason}`);
  return await Promise.all(paths.map(async (path) => ({ path, base64: await takeFile(path) })));
}
