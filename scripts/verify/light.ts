/**
 * `npm run verify`: opens the files that the writers are held to with the light ones of the
 * programs that they are for. Needs Python and its packages, which it installs into a folder
 * of its own; says that it was skipped where it cannot.
 */
import '../studio/ownHelp';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ENVIRONMENT = join('.reports', 'python');
const REQUIREMENTS = 'scripts/verify/requirements/light.txt';
const ACCEPTED = 'src/engine/exporting/fixtures/accepted';
const MINUTES = 60_000;

const python = join(
  ENVIRONMENT,
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);

function skip(reason: string): never {
  console.log(`skipped: exported files were not opened by Python programs. ${reason}`);
  process.exit(0);
}

/** Whether the command ended with 0; its output is shown where it did not. */
function succeeds(command: string, options: string[]): boolean {
  const { status, error, stderr } = spawnSync(command, options, {
    encoding: 'utf8',
    timeout: 5 * MINUTES,
  });
  if (status !== 0 && !error) console.log(stderr.trim().split('\n').at(-1));
  return status === 0;
}

if (!succeeds('python3', ['-c', 'import sys; assert sys.version_info >= (3, 10)'])) {
  skip('There is no Python 3.10 or newer (python3).');
}
if (!succeeds('python3', ['-m', 'venv', ENVIRONMENT])) skip('python3 has no venv.');
if (!succeeds(python, ['-m', 'pip', 'install', '--quiet', '-r', REQUIREMENTS])) {
  skip(`The packages of ${REQUIREMENTS} could not be installed.`);
}

let failed = false;
for (const script of ['onnx.py', 'litert.py']) {
  for (const network of ['chain', 'bottleneck']) {
    const command = [join('scripts/verify', script), join(ACCEPTED, network)];
    console.log(`\n── ${command.join(' ')}`);
    failed = spawnSync(python, command, { stdio: 'inherit' }).status !== 0 || failed;
  }
}
process.exit(failed ? 1 : 0);
