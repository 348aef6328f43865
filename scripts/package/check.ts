/**
 * `npm run check:package`: packs the studio, installs the tarball in an empty folder, and there
 * serves the studio and trains in the terminal, without a network where Linux can take it away.
 */
import '../studio/ownHelp';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'mask-studio-package-'));

const run = (command: string, args: string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** What runs a command with no network but the machine's own. */
function withoutNetwork(): string[] {
  const isolation = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const { status } = spawnSync(isolation[0]!, [...isolation.slice(1), 'true']);
  if (status !== 0) console.log('The network cannot be taken away here: checked with it.');
  return status === 0 ? isolation : [];
}

/** Start the studio until it says where it is, and ask it for its page. */
async function checkServing(command: string[]): Promise<void> {
  const env = { ...process.env, PORT: '0', CI: '1' };
  const child = spawn(command[0]!, command.slice(1), {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((found, failed) => {
      let said = '';
      child.stdout.on('data', (data) => {
        said += String(data);
        const address = /http:\/\/localhost:\d+\//.exec(said);
        if (address) found(address[0]);
      });
      child.on('exit', () => failed(new Error(`It ended: ${said}`)));
    });
    const response = await fetch(url);
    const page = await response.text();
    if (!page.includes('<title>Mask Studio</title>')) throw new Error(`No studio at ${url}`);
    if (!response.headers.has('Cross-Origin-Opener-Policy')) throw new Error('No headers.');
  } finally {
    child.kill();
  }
}

try {
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder], '.'),
  ) as {
    filename: string;
    size: number;
  }[];
  console.log(`${packed!.filename}: ${(packed!.size / 1e6).toFixed(1)} MB`);
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund'];
  run('npm', [...install, `./${packed!.filename}`], folder);
  const command = resolve(folder, 'node_modules/.bin/mask-studio');
  await checkServing([command]);
  const [program, ...args] = [
    ...withoutNetwork(),
    ...[command, 'train', '--sample', '--limit', '12', '--model', 'compact-cnn'],
    ...['--size', '64', '--epochs', '1', '--out', 'models', '--json', 'report.json'],
  ];
  run(program!, args, folder);
  const { runs } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
    runs: { files: string[] }[];
  };
  if (!runs[0]?.files.some((file) => file.endsWith('model.json'))) throw new Error('No model.');
  console.log('The installed package serves the studio, and trains in the terminal.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
