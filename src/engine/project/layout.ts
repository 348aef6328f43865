/** Where a project file holds what. docs/project-file.md describes it. */
import type { ImageHash, ImageRecord } from '../../domain/dataset/dataset';

export const CLASSES = 'dataset/classes.json';
export const SETTINGS = 'settings.json';

/** Image records of one file: a million would be too much for one. */
export const RECORDS_AT_ONCE = 1000;
export const imageRecords = (index: number): string => `dataset/images-${index}.json`;
export const isImageRecords = (path: string): boolean => /^dataset\/images-\d+\.json$/.test(path);

/** `image/jpeg` → `jpg`, so that the images can be seen with any program. */
const extension = (mimeType: string): string => {
  const kind = mimeType.replace(/^image\//, '').replace(/\+.*$/, '');
  return kind === 'jpeg' ? 'jpg' : kind;
};
export const imagePath = ({ hash, mimeType }: Pick<ImageRecord, 'hash' | 'mimeType'>): string =>
  `images/${hash}.${extension(mimeType)}`;
/** The hash that an image's path names. */
export const hashOf = (path: string): ImageHash => path.replace(/^images\/|\..*$/g, '');
export const thumbnailPath = (hash: ImageHash): string => `thumbnails/${hash}.jpg`;

/** A run, a model or a set of weights has a folder of its own. */
export type Kind = 'runs' | 'models' | 'weights' | 'snapshots' | 'experiments';
export const folder = (kind: Kind, index: number): string => `${kind}/${index}/`;
export const RECORD = 'record.json';
export const EVALUATION = 'evaluation.json';
export const CHECKPOINT = 'checkpoint.json';
export const TENSORS = 'tensors.json';
export const VALUES = 'tensors.bin';

/** The folders of a kind among the paths, in the order of the file. */
export function foldersOf(kind: Kind, paths: readonly string[]): string[] {
  const pattern = new RegExp(`^${kind}/\\d+/${RECORD.replace('.', '\\.')}$`);
  return paths.filter((path) => pattern.test(path)).map((path) => path.slice(0, -RECORD.length));
}
