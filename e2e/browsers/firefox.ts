/**
 * A stock Firefox over Marionette, the protocol that geckodriver translates to: messages
 * `length:[0, id, command, parameters]` on a TCP socket. Playwright's own way to a stock Firefox
 * (BiDi) hangs as soon as a worker starts a worker.
 */
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until, type BrowserKind, type BrowserOptions } from './browser';
import { freePort, hasScreen, openScreen, startGroup } from './processes';
import { browserOver, TIMEOUTS } from './webdriver';

const BINARIES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

const binary = (): string | undefined => BINARIES.find((path) => existsSync(path));

/** As a user's, but silent: no first-run pages, no updates, no reports. */
const preferences = (port: number, options: BrowserOptions): Record<string, unknown> => ({
  'marionette.port': port,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
  // Linux has it switched off still.
  'dom.webgpu.enabled': true,
  'gfx.webgpu.ignore-blocklist': true,
  'browser.privatebrowsing.autostart': options.private === true,
  'privacy.resistFingerprinting': options.resistFingerprinting === true,
});

const connected = (port: number): Promise<Socket | null> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', () => resolve(null));
  });

type Answer = [
  type: 1,
  id: number,
  error: { error: string; message: string } | null,
  result: unknown,
];

/** Sends a command; resolves with its result. */
type Send = (command: string, parameters?: object) => Promise<unknown>;

function marionette(socket: Socket): Send {
  const waiting = new Map<number, (answer: Answer) => void>();
  let received = Buffer.alloc(0);
  let sent = 0;
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.subarray(0, Math.max(0, colon)));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString()) as Answer;
      received = received.subarray(end);
      if (!Array.isArray(message)) continue; // The greeting.
      waiting.get(message[1])?.(message);
      waiting.delete(message[1]);
    }
  });
  socket.on('close', () => {
    const gone = { error: 'gone', message: 'Firefox ended.' };
    for (const [id, settle] of waiting) settle([1, id, gone, null]);
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++sent;
      waiting.set(id, ([, , error, result]) => {
        if (error) reject(new Error(`${error.error}: ${error.message}`));
        else resolve(result);
      });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

export const firefox: BrowserKind = {
  name: 'Firefox',
  packages: 'firefox-esr xvfb mesa-vulkan-drivers',
  isInstalled: () => binary() !== undefined && hasScreen(),
  async launch(options) {
    const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
    const port = await freePort();
    const lines = Object.entries(preferences(port, options)).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    // Even without a window it asks the screen's server what WebGL can do.
    const screen = await openScreen();
    const group = startGroup(
      binary()!,
      [...['--headless', '--marionette', '--no-remote'], ...['--profile', profile]],
      { DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: '1' },
    );
    const end = () => {
      group.end();
      screen.end();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      const socket = await until('Firefox listens', () => connected(port), 30);
      const send = marionette(socket);
      const value = async (command: string, parameters?: object) =>
        ((await send(command, parameters)) as { value: unknown }).value;
      const session = (await send('WebDriver:NewSession', {
        capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
      })) as { capabilities: { browserVersion: string } };
      await send('WebDriver:SetTimeouts', TIMEOUTS);
      return browserOver({
        title: `Firefox ${session.capabilities.browserVersion}`,
        navigate: (url) => send('WebDriver:Navigate', { url }),
        refresh: () => send('WebDriver:Refresh'),
        script: (script, args) =>
          value('WebDriver:ExecuteAsyncScript', { script, args, newSandbox: false, sandbox: null }),
        find: async (using, text) =>
          (await value('WebDriver:FindElement', { using, value: text })) as Record<string, string>,
        click: (id) => send('WebDriver:ElementClick', { id }),
        type: (id, text) => send('WebDriver:ElementSendKeys', { id, text }),
        screenshot: async () =>
          (await value('WebDriver:TakeScreenshot', { full: false, hash: false })) as string,
        async end() {
          socket.destroy();
          end();
        },
      });
    } catch (error) {
      end();
      throw new Error(`Firefox did not start. ${group.output()}`, { cause: error });
    }
  },
};
