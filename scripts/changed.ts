import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const inside = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name));

/** When a file, or the newest one of a folder, was last changed, in milliseconds. */
export function changed(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? Math.max(...inside(path).map(changed)) : stat.mtimeMs;
}

/** When the oldest file of a folder was last changed, in milliseconds; 0 where there is none. */
export function oldest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  return stat.isDirectory() ? Math.min(...inside(path).map(oldest)) : stat.mtimeMs;
}
