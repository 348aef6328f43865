/** `npm start`: build the studio, serve it on localhost, print its address, and open it on a desktop. */
import { spawn } from 'node:child_process';
import { serveStudio } from './server';

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

console.log('Building Mask Studio…');
const { url } = await serveStudio(Number(process.env['PORT'] ?? 4173));
console.log(
  `\n  Mask Studio is open at ${url}\n  Images and models stay on this machine. Stop with Ctrl+C.\n`,
);
openOnDesktop(url);
