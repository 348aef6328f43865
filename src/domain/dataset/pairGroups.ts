import type { ImageHash, ImageRecord } from './dataset';

/** What grouping pairs needs to know of an image. */
export type OwnGrouped = Pick<ImageRecord, 'hash' | 'ownGroup'>;

/** How much of a hash names a group that has no name of the user's. */
const NAME_LENGTH = 12;

/**
 * The own groups that put the images of each pair together: the name that one of them has already,
 * the first in the alphabet where there are several, whose groups become one; else a name of the
 * smallest hash. Only images whose group changes are given.
 *
 * @param images the images of the pairs, and all that are in an own group of one of these
 */
export function groupsOfPairs(
  pairs: readonly (readonly [ImageHash, ImageHash])[],
  images: readonly OwnGrouped[],
): { hash: ImageHash; ownGroup: string }[] {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined ? key : find(parent);
  };
  const join = (a: string, b: string) => {
    const [first, second] = [find(a), find(b)];
    if (first !== second) parents.set(second, first);
  };
  for (const { hash, ownGroup } of images) {
    if (ownGroup !== undefined) join(`image ${hash}`, `group ${ownGroup}`);
  }
  for (const [a, b] of pairs) join(`image ${a}`, `image ${b}`);
  const together = new Map<string, OwnGrouped[]>();
  for (const image of images) {
    const set = find(`image ${image.hash}`);
    together.set(set, [...(together.get(set) ?? []), image]);
  }
  const paired = new Set(pairs.flat().map((hash) => find(`image ${hash}`)));
  return [...together].flatMap(([set, members]) => {
    if (!paired.has(set)) return [];
    const names = members.flatMap(({ ownGroup }) => ownGroup ?? []).sort();
    const [smallest] = members.map(({ hash }) => hash).sort();
    const name = names[0] ?? smallest!.slice(0, NAME_LENGTH);
    return members.flatMap(({ hash, ownGroup }) =>
      ownGroup === name ? [] : [{ hash, ownGroup: name }],
    );
  });
}
