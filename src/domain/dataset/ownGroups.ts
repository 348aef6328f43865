import { parseCsv } from '../csv';

/** The groups that a user tells by names: of each path its group's name, or null where nothing matches. */
type GroupNames = (string | null)[];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * By a pattern of the file's name: `{group}` is the shortest part that tells the group, `*` is
 * anything. Without `{group}` nothing matches.
 */
export function groupsByPattern(paths: readonly string[], pattern: string): GroupNames {
  const [before, ...after] = pattern.split('{group}');
  if (before === undefined || after.length === 0) return paths.map(() => null);
  const part = (text: string) => text.split('*').map(escaped).join('.*');
  // The name has to be the same in each place.
  const [first, ...others] = after.map(part);
  const expression = new RegExp(`^${part(before)}(.+?)${[first, ...others].join('\\1')}$`, 'iu');
  return paths.map((path) => expression.exec(path.slice(path.lastIndexOf('/') + 1))?.[1] ?? null);
}

/** By the folder on a level of the path, from 1 at the top. */
export function groupsByFolder(paths: readonly string[], level: number): GroupNames {
  return paths.map((path) => {
    const folders = path.split('/').slice(0, -1);
    // Folders of the same name in different folders are different ones.
    return level >= 1 && folders.length >= level ? folders.slice(0, level).join('/') : null;
  });
}

/** By lines of `path,group`, of which the path may be the end of an image's path only. */
export function groupsByTable(paths: readonly string[], table: string): GroupNames {
  const groups = new Map<string, string>();
  for (const row of parseCsv(table)) {
    // A comma in a path that is not quoted does not end it.
    const path = row
      .slice(0, -1)
      .join(',')
      .trim()
      .replace(/^(\.?\/)+/, '');
    const group = row.at(-1)!.trim();
    if (path && group) groups.set(path, group);
  }
  return paths.map((path) => {
    for (let end = path; ; end = end.slice(end.indexOf('/') + 1)) {
      const group = groups.get(end);
      if (group !== undefined) return group;
      if (!end.includes('/')) return null;
    }
  });
}
