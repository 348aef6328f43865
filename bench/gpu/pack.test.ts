import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pack } from './pack';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The interpreter itself, whatever the search path is; empty where there is none. */
const python = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).stdout?.trim();

it('packs pages, headers and a runner, and nothing that needs an installation', async () => {
  await pack(folder);
  expect(readdirSync(folder).sort()).toEqual(['headers.json', 'pages', 'run.py']);
  expect(readFileSync(join(folder, 'pages/bench.html'), 'utf8')).toContain('/assets/bench-');
  expect(readdirSync(join(folder, 'pages/assets')).join(' ')).toContain('gpu.worker-');
  expect(existsSync(join(folder, 'pages/generated/mobilenetv2/model.json'))).toBe(true);
  const headers = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8')) as object;
  expect(headers).toHaveProperty('Cross-Origin-Embedder-Policy', 'require-corp');
  if (!python) return;
  const env = { PATH: '/nowhere' };
  const { status, stderr } = spawnSync(python, [join(folder, 'run.py')], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('No Chromium was found');
}, 240_000);

it('does not write into a folder that holds something else', async () => {
  writeFileSync(join(folder, 'thesis.txt'), '');
  await expect(pack(folder)).rejects.toThrow('is not empty');
});
