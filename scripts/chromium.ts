import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a Chromium is on this machine, or null: CHROMIUM_PATH, an installed one, Playwright's own. */
export function findChromium(): string | null {
  const installed = CANDIDATES.find((path) => path && existsSync(path));
  if (installed) return installed;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

/**
 * The address bar prepares two lists by pages of the browser's own, in a process of their own for each
 * window: half of the processor time of a new window, and nobody types an address here.
 */
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** What Playwright disables: of two lists Chromium reads only the last. */
const BY_PLAYWRIGHT = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  ...['PreconnectToSearch', 'msForceBrowserSignIn'],
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** Launch options that work on a user's desktop, in a container as root, and offline. */
export function chromiumLaunch(): LaunchOptions {
  const executablePath = findChromium();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      `--disable-features=${[...BY_PLAYWRIGHT, ...OWN_PAGES].join(',')}`,
    ],
  };
}

/**
 * V8 joins pairs of WebAssembly's 128-bit vectors to 256 bits where the processor has them:
 * MobileNetV2's frozen part then takes about 0.6 of its time (docs/performance.md), to the same bits.
 */
export const WIDE_VECTORS = '--js-flags=--wasm-revectorize';

const succeeds = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/**
 * Find a Chromium or install one: Playwright's own first, else Debian's where we
 * may. Throws an Error with a message for the user: what to install or set.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium found: trying to install one.');
  succeeds('npx', 'playwright-core', 'install', 'chromium');
  const own = findChromium();
  if (own) return own;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args: string[]) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    return succeeds(command!, ...rest);
  };
  if (existsSync('/usr/bin/apt-get') && apt('update') && apt('install', '-y', 'chromium')) {
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium could be found or installed. Install Chromium or Chrome and try again, ' +
      'or set CHROMIUM_PATH to where it is.',
  );
}
