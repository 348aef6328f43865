import { SPLITS } from '../../../domain/dataset/dataset';
import type { ExportedFile } from '../../protocol/exporting';
import { message, StudioError } from '../../../texts/message';
import { csvFile } from '../csv';
import type { ExportFormat, ExportSource } from '../format';
import { safeName, writeZip } from '../zip';

/** Gives each name once, whatever its case: a second `a.jpg` becomes `a (2).jpg`. */
function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const [, stem, extension] = /^(.+?)(\.[^.]*)?$/.exec(name)!;
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n++)
      unique = `${stem} (${n})${extension ?? ''}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}

async function* labelledImages(
  { metadata: { classes }, split, readImage }: ExportSource,
  progress: (fraction: number) => void,
): AsyncGenerator<ExportedFile, void> {
  if (!split || !readImage) throw new StudioError(message('exporting.needs.images'));
  const uniqueFolder = uniqueNames();
  const folders = classes.map((name) => uniqueFolder(safeName(name)));
  const names = SPLITS.flatMap((part) => folders.map((folder) => `${part}/${folder}`));
  const uniqueIn = new Map(names.map((folder) => [folder, uniqueNames()]));
  const rows: string[][] = [['path', 'label', 'split', 'sha256']];
  for (const [i, { hash, classIndex, split: part, path }] of split.entries()) {
    const bytes = await readImage(hash);
    if (!bytes) {
      throw new StudioError(message('exporting.imageRemoved', { path }));
    }
    const folder = `${part}/${folders[classIndex]}`;
    const name = uniqueIn.get(folder)!(safeName(path.split('/').at(-1)!));
    yield { path: `${folder}/${name}`, bytes: new Uint8Array(bytes) };
    rows.push([`${folder}/${name}`, classes[classIndex]!, part, hash]);
    progress((i + 1) / split.length);
  }
  yield csvFile('labels.csv', rows);
}

/** The images that the model was trained and tested on, each with the bytes that the user gave. */
export const dataset: ExportFormat = {
  id: 'dataset',
  title: message('exporting.formats.dataset.title'),
  extension: 'zip',
  opens: message('exporting.formats.dataset.opens'),
  needs: ['split', 'images'],
  containsImages: true,
  byteLength: () => null,
  async *write(source, progress, signal) {
    const blob = await writeZip(labelledImages(source, progress), 'dataset', signal);
    yield { path: 'dataset.zip', blob };
  },
};
