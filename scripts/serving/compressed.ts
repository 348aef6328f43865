import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is compressed already does not become smaller. */
const PLAIN = /\.(html|js|css|svg|json|wasm|webmanifest|txt)$|\/group1-shard/;
/** A smaller file is one packet either way. */
const LEAST_BYTES = 1000;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes each file by Brotli and gzip beside it, once, so that a server need not for each visitor. */
async function compress(path: string): Promise<void> {
  const bytes = readFileSync(path);
  if (bytes.length < LEAST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    // 11 makes the files 6% smaller, and a build 25 s of processor time longer.
    [constants.BROTLI_PARAM_QUALITY]: 9,
  };
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
}

/** Compresses what the build has written. It comes after all plugins that write files. */
export const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const { root, build } = this.environment.config;
      const folder = resolve(root, build.outDir);
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      const paths = names.filter((name) => PLAIN.test(name)).map((name) => join(folder, name));
      await Promise.all(paths.map(compress));
    },
  },
};
