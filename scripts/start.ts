/**
 * `npm start`: build the studio, serve it on localhost, print its address, and open it on a desktop.
 * With `--lan`, serve it to the whole local network instead, by HTTPS with a certificate of its own.
 */
import { spawn } from 'node:child_process';
import { serveStudio } from './server';
import { lanAddresses, lanNotice, ownCertificate } from './serving/lan';
import { helpWith } from './studio/help';
import { parseArguments, UsageError } from './studio/usage';

const openers: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

function openOnDesktop(url: string): void {
  const hasDesktop =
    process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  const opener = openers[process.platform];
  if (!hasDesktop || !opener || process.env['CI']) return;
  const [command, ...args] = [...opener, url];
  const child = spawn(command!, args, { stdio: 'ignore', detached: true });
  // No browser to open is no reason to stop: the address is on the terminal.
  child.on('error', () => undefined);
  child.unref();
}

async function serveHere(port: number): Promise<void> {
  const { url } = await serveStudio(port);
  console.log(
    `\n  Mask Studio is open at ${url}\n  Images and models stay on this machine. Stop with Ctrl+C.\n`,
  );
  openOnDesktop(url);
}

async function serveNetwork(port: number): Promise<void> {
  const addresses = lanAddresses();
  const server = await serveStudio(port, await ownCertificate(addresses));
  console.log(lanNotice(addresses, server.port));
}

// An exit removes what was copied for serving.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());

helpWith(`start [--lan]
  builds the studio, serves it on this machine, and opens it; PORT=N takes another port than 4173
  --lan       serves it to the whole local network, by HTTPS with a certificate of its own`);
try {
  const { values } = parseArguments(process.argv.slice(2), {
    lan: { type: 'boolean', default: false },
  });
  const port = Number(process.env['PORT'] ?? 4173);
  await (values.lan ? serveNetwork(port) : serveHere(port));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message} npm start [-- --lan]`);
  process.exitCode = 2;
}
