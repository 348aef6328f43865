import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('lets one process work at a time, and takes over from one that was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mask-studio-lock-'));
  const [lock, log] = [join(folder, 'lock'), join(folder, 'log')];
  // Left by a process that is no more: the highest number that Linux gives, plus one.
  writeFileSync(lock, '4194305');
  const program = join(folder, 'worker.mts');
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
     import { withFileLock } from ${JSON.stringify(resolve('scripts/serving/fileLock.ts'))};
     await withFileLock(${JSON.stringify(lock)}, async () => {
       appendFileSync(${JSON.stringify(log)}, 'begins ');
       await new Promise((resolve) => setTimeout(resolve, 300));
       appendFileSync(${JSON.stringify(log)}, 'ends ');
     });`,
  );
  try {
    await Promise.all([1, 2, 3].map(() => run(process.execPath, ['--import', 'tsx', program])));
    expect(readFileSync(log, 'utf8').trim()).toBe(Array(3).fill('begins ends').join(' '));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
