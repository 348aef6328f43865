import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copy a build so that it differs: its start page, and with that its service worker. Throws where it has none. */
export function nextVersion(build: string, folder: string): void {
  cpSync(build, folder, { recursive: true });
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const next = html.replace('<html lang="en"', '<html lang="en" data-version="next"');
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const script = readFileSync(join(folder, 'sw.js'), 'utf8');
  const version = /version:`[0-9a-f]+`/;
  if (!script.includes(hash(html)) || !version.test(script))
    throw new Error('The service worker lists no such start page, or has no version.');
  writeFileSync(join(folder, 'index.html'), next);
  writeFileSync(
    join(folder, 'sw.js'),
    script.replaceAll(hash(html), hash(next)).replace(version, 'version:`next`'),
  );
  // They would be served as they were.
  for (const name of ['index.html', 'sw.js'])
    for (const compressed of ['br', 'gz']) {
      rmSync(join(folder, `${name}.${compressed}`), { force: true });
    }
}
