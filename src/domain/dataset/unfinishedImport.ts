import type { ImageSource } from './dataset';

/** Where the files of an import came from. */
export type ImportOrigin =
  | {
      kind: 'files';
      /** Of the zip, the file or the folder that all of them were in; null where there were several. */
      name: string | null;
      files: number;
      /** Which picker gives the same files again. */
      picker: 'folder' | 'files';
    }
  | { kind: 'sample' }
  | {
      /** A project file that is opened. */
      kind: 'project';
      /** Of the file. */
      name: string;
      /** Of the project: the file that completes it has the same. */
      id: string;
      /** Whether images get the splits and groups of the project: there were none before. */
      exact: boolean;
    }
  | { kind: 'webcam' };

/** An import that has not come to its end: it runs, or a reload or a closed tab has interrupted it. */
export interface UnfinishedImport {
  origin: ImportOrigin;
  /** Files inspected. */
  done: number;
  /** Files listed, those in zips included; null before they were. */
  total: number | null;
  interrupted: boolean;
}

/** The folder or file that every path lies in or is; null where they share none. */
function sharedName(paths: readonly string[]): string | null {
  const names = new Set(paths.map((path) => path.split('/')[0]!));
  return names.size === 1 ? [...names][0]! : null;
}

/** The origin of files by their `/`-separated paths. */
export function originOf(
  files: readonly { path: string; source?: ImageSource | undefined }[],
): ImportOrigin {
  if (files.some(({ source }) => source === 'webcam')) return { kind: 'webcam' };
  const paths = files.map(({ path }) => path);
  return {
    kind: 'files',
    name: sharedName(paths),
    files: files.length,
    picker: paths.some((path) => path.includes('/')) ? 'folder' : 'files',
  };
}
