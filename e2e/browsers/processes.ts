/** A browser as a group of processes, ended together: browsers start children of their own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './browser';

// A signal ends a process without its `exit` event, and the browsers would be left.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

export interface ProcessGroup {
  /** What it wrote to the terminal, the last lines. */
  output(): string;
  end(): void;
}

export function startGroup(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): ProcessGroup {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (text = (text + data.toString()).slice(-4000)));
  }
  const end = () => {
    process.removeListener('exit', end);
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', end);
  return { output: () => text, end };
}

/** A port that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const SCREEN = '/usr/bin/Xvfb';

export const hasScreen = (): boolean => existsSync(SCREEN);

/** A screen of its own that nobody sees, by Xvfb, which says its number once it is there. */
export async function openScreen(): Promise<{ display: string; end: () => void }> {
  const settings = ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  const { output, end } = startGroup(SCREEN, settings);
  const said = () => Promise.resolve(/^\d+$/m.exec(output()));
  const [number] = await until('Xvfb shows a screen', said, 20);
  return { display: `:${number}`, end };
}
