import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Of the names and the content of all files in a folder. */
function contentHash(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}

/** Prepares `public/generated`, and tells the app a name for its content (engine/publicUrl.ts). */
export const publicFiles: Plugin = {
  name: 'public-files',
  async config(_, { mode, isPreview }) {
    if (mode === 'test' || isPreview) return {};
    await import('./prepare.ts');
    return {
      define: { 'import.meta.env.VITE_PUBLIC_FILES': JSON.stringify(contentHash('public')) },
    };
  },
};
