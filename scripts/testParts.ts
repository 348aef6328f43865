import { spawn } from 'node:child_process';

/** A part of the tests: a command that ends with 0 when it passed. */
export interface Part {
  title: string;
  command: string;
  env?: Record<string, string>;
}

interface Ended {
  title: string;
  passed: boolean;
}

/** Runs one part; the lines of a part that is not shown come when it has ended, so that no two mix. */
function runPart({ title, command, env }: Part, isShown: boolean): Promise<Ended> {
  const began = Date.now();
  const lines: string[] = [];
  const say = (line: string) => (isShown ? console.log(line) : lines.push(line));
  say(`\n── ${title}: ${command}`);
  const child = spawn(command, {
    shell: true,
    stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => output.push(data));
  }
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (output.length > 0) lines.push(Buffer.concat(output).toString().trimEnd());
      say(`── ${title} took ${((Date.now() - began) / 1000).toFixed(0)} s`);
      if (lines.length > 0) console.log(lines.join('\n'));
      resolve({ title, passed: code === 0 });
    });
  });
}

/**
 * Runs parts at the same time, each on about one core, and waits for all. The first is shown
 * while it runs. Ends this process with exit code 1 when one failed.
 */
export async function together(...parts: Part[]): Promise<void> {
  const ended = await Promise.all(parts.map((part, i) => runPart(part, i === 0)));
  const failed = ended.filter(({ passed }) => !passed);
  for (const { title } of failed) console.error(`\n${title} failed.`);
  if (failed.length > 0) process.exit(1);
}
