import type { ModelMetadata } from '../../domain/run/savedModel';
import type { ExportedFile } from '../protocol/exporting';
import type { ExportSource } from './format';

export const textFile = (path: string, content: string): ExportedFile => ({
  path,
  bytes: new TextEncoder().encode(content),
});

export const jsonFile = (path: string, value: unknown): ExportedFile =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`);

export const metadataFile = (folder: string, metadata: ModelMetadata): ExportedFile =>
  jsonFile(`${folder}metadata.json`, metadata);

/**
 * `test-predictions.json`, by which anybody can check that they load the model right; no file
 * where the predictions are not known.
 */
export function predictionsFiles(
  folder: string,
  { metadata: { classes }, predictions }: ExportSource,
): ExportedFile[] {
  if (!predictions) return [];
  return [jsonFile(`${folder}test-predictions.json`, { classes, predictions })];
}
