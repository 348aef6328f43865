/** Builds the service worker (src/serviceWorker), and the policy that pages have before it runs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { metaPolicy } from '../headers.ts';

/** The pages of users and of the terminal: what they need is kept for offline use. */
const PAGES = ['index.html', 'automation.html'];

const isAsset = (name: string): boolean => name.startsWith('assets/');

/** The scripts and styles that are reached from the pages by their names, which are unique. */
function reached(folder: string, assets: string[]): Set<string> {
  const found = new Set(PAGES);
  for (const name of found) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    for (const asset of assets) {
      if (text.includes(asset.slice('assets/'.length))) found.add(asset);
    }
  }
  return found;
}

const integrity = (path: string): string =>
  `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`;

/** Writes `sw.js` with the names and the hashes of the built files. */
async function writeServiceWorker(root: string, folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile() && !/\.(br|gz|txt)$/.test(name));
  const needed = reached(folder, names.filter(isAsset));
  const isKept = (name: string) =>
    needed.has(name) || (!isAsset(name) && !/^(bench\.html|404\.html|sw\.js)$/.test(name));
  const kept = names.filter(isKept).sort();
  const others = names.filter((name) => !kept.includes(name));
  const files = Object.fromEntries(kept.map((name) => [name, integrity(join(folder, name))]));
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  await build({
    ...{ root, configFile: false, publicDir: false, logLevel: 'warn' },
    define: { BUILD: JSON.stringify({ files, others, version }) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/serviceWorker/sw.ts',
        output: { entryFileNames: 'sw.js', format: 'iife' },
      },
    },
  });
}

/** A part of every build. It comes after the plugins that write files, and before `compressed`. */
export const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
      injectTo: 'head-prepend',
    },
  ],
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const { root, build } = this.environment.config;
      await writeServiceWorker(root, resolve(root, build.outDir));
    },
  },
};
