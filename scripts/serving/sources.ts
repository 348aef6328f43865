import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A relative import, static or not. The configuration names files with their endings. */
const IMPORT = /(?:from |import\()'(\.{1,2}\/[^']+\.ts)'/g;

/** A file and all that it imports of the project, and what those import. */
export function withImports(path: string, found = new Set<string>()): string[] {
  if (found.has(path)) return [];
  found.add(path);
  for (const [, name] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    withImports(join(dirname(path), name!), found);
  }
  return [...found];
}
