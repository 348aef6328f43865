import { UNLABELLED, type ImageHash, type ImageRecord } from '../../domain/dataset/dataset';
import { labelPaths } from '../../domain/dataset/labels';
import { deleteClass, ensureClasses, listClasses, nameKey } from '../../storage/classes';
import { changeLabels, relabelImages } from '../../storage/imageChanges';
import { allImages, countImages } from '../../storage/images';
import type { RelabelImport } from '../protocol/importing';

/** The path within the drop or the zip that the image was imported from; null when it is from another. */
function pathWithin(root: string, path: string): string | null {
  if (root === '') return /\.zip\//i.test(path) ? null : path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;
}

/** The classes of the import's images by name, `unlabelled` included. */
function countByName(images: readonly ImageRecord[], names: ReadonlyMap<string, string>) {
  const counts: Record<string, number> = {};
  for (const { classId } of images) {
    const name = names.get(classId) ?? UNLABELLED;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/**
 * Label the images of an import by another level of their folders. Images that have been moved
 * to another class since the import, or were left unlabelled because they were found in two
 * classes, keep their class. Classes that become empty are deleted. All or nothing. The same call
 * with `from` and `to` exchanged reverts it. Throws StorageFullError.
 *
 * @returns how many images of the import each class has afterwards, by name.
 */
export const relabelImport = (request: RelabelImport): Promise<Record<string, number>> =>
  changeLabels(() => relabel(request));

async function relabel(request: RelabelImport): Promise<Record<string, number>> {
  const { root, from, to, began, ended } = request;
  const isOfImport = ({ addedAt }: ImageRecord) => addedAt >= began && addedAt <= ended;
  const imported = (await allImages()).filter(isOfImport);
  const namesBefore = new Map((await listClasses()).map(({ id, name }) => [id, name]));
  const nameOf = ({ classId }: ImageRecord) => namesBefore.get(classId) ?? null;
  const isSame = (a: string | null, b: string | null) => nameKey(a ?? '') === nameKey(b ?? '');

  const within = imported.flatMap((image) => {
    const path = pathWithin(root, image.path);
    return path === null ? [] : [{ image, path }];
  });
  const paths = within.map(({ path }) => path);
  const [before, after] = [labelPaths(paths, from), labelPaths(paths, to)];
  const moving = new Map<string | null, ImageHash[]>();
  within.forEach(({ image }, i) => {
    if (!isSame(before[i]!.className, nameOf(image))) return;
    const { className } = after[i]!;
    const hashes = moving.get(className);
    if (hashes) hashes.push(image.hash);
    else moving.set(className, [image.hash]);
  });

  const names = [...moving.keys()].filter((name) => name !== null);
  const classes = await ensureClasses(names);
  const left = new Set(imported.map(({ classId }) => classId));
  for (const [name, hashes] of moving) {
    await relabelImages(hashes, name === null ? UNLABELLED : classes.get(name)!.id);
  }
  left.delete(UNLABELLED);
  for (const id of left) if ((await countImages({ classId: id })) === 0) await deleteClass(id);

  const namesAfter = new Map((await listClasses()).map(({ id, name }) => [id, name]));
  return countByName((await allImages()).filter(isOfImport), namesAfter);
}
