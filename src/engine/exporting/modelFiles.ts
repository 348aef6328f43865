import { message, StudioError } from '../../texts/message';
import { openModelZip, type ModelZip } from './zip';

const MOST_BYTES = 512 * 1024 * 1024;

/** Files chosen together, as if they were in one zip. */
function together(files: readonly File[]): ModelZip {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    paths: [...byName.keys()],
    async read(path) {
      const file = byName.get(path);
      if (!file) throw new StudioError(message('exporting.modelFiles.notThere', { path }));
      if (file.size > MOST_BYTES) {
        throw new StudioError(message('exporting.modelFiles.tooLarge', { path }));
      }
      return new Uint8Array(await file.arrayBuffer());
    },
    close: async () => undefined,
  };
}

/** The files of a model: one zip, or files chosen together. Throws an Error with a message for the user. */
export async function openModelFiles(files: readonly File[]): Promise<ModelZip> {
  const zips = files.filter(({ name }) => /\.zip$/i.test(name));
  const [zip] = zips;
  if (!zip) return together(files);
  if (files.length > 1) throw new StudioError(message('exporting.modelFiles.zipAlone'));
  return await openModelZip(zip, zip.name);
}

export type ModelFormat = 'tfjs' | 'keras';

export interface FoundModel {
  format: ModelFormat;
  path: string;
  /** Where metadata.json and other files of the model are; with a slash at the end, '' for the root. */
  folder: string;
}

/** Which files are models, the best first: a zip of several formats holds the same model in each. */
const KINDS: { format: ModelFormat; pattern: RegExp }[] = [
  { format: 'tfjs', pattern: /(^|\/)model\.json$/ },
  { format: 'keras', pattern: /(^|\/)model\.keras$/ },
  { format: 'keras', pattern: /(^|\/)model\.(h5|hdf5)$/ },
  { format: 'keras', pattern: /(?<!(^|\/)start)\.keras$/i },
  { format: 'keras', pattern: /(?<!\.weights)\.(h5|hdf5)$/i },
];

const depth = (path: string): number => path.split('/').length;

/** The file of the model, nearest to the root. Throws an Error with a message for the user. */
export function findModel(paths: readonly string[]): FoundModel {
  for (const { format, pattern } of KINDS) {
    const found = paths
      .filter((path) => pattern.test(path) && !path.startsWith('__MACOSX/'))
      .sort((a, b) => depth(a) - depth(b));
    const [path, next] = found;
    if (path === undefined) continue;
    if (next !== undefined && depth(next) === depth(path)) {
      throw new StudioError(message('exporting.modelFiles.several'));
    }
    return { format, path, folder: path.slice(0, path.lastIndexOf('/') + 1) };
  }
  if (paths.some((path) => path.endsWith('.weights.h5'))) {
    throw new StudioError(message('exporting.modelFiles.weightsOnly'));
  }
  if (paths.some((path) => path.endsWith('saved_model.pb'))) {
    throw new StudioError(message('exporting.modelFiles.savedModel'));
  }
  throw new StudioError(message('exporting.modelFiles.noModel'));
}
