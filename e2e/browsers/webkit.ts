/**
 * WebKitGTK's MiniBrowser over WebDriver, on a screen that nobody sees (Xvfb). It has Safari's
 * engine; it is not Safari. It is always a private window: WebKit's automation has no other.
 */
import { existsSync } from 'node:fs';
import { until, type BrowserKind } from './browser';
import { freePort, hasScreen, openScreen, startGroup } from './processes';
import { browserOver, TIMEOUTS } from './webdriver';

const DRIVER = '/usr/bin/WebKitWebDriver';
const BROWSERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map(
    (version) => `/usr/lib/${machine}/${version}/MiniBrowser`,
  ),
);

/** What Safari has by default and WebKitGTK has behind a switch. */
const FEATURES = 'StorageAPI,StorageAPIEstimate,FileSystem,AccessHandle';

const environment = (display: string): Record<string, string> => ({
  DISPLAY: display,
  JSC_useSharedArrayBuffer: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  // Its sandbox needs rights that a container does not give.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
});

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

const driverAt =
  (port: number): Call =>
  async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUTS.script + 10_000),
    });
    const { value } = (await response.json()) as { value: T & { error: string; message: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

export const webkit: BrowserKind = {
  name: 'WebKitGTK',
  packages: 'webkit2gtk-driver xvfb',
  isInstalled: () => existsSync(DRIVER) && hasScreen() && BROWSERS.some(existsSync),
  async launch() {
    const screen = await openScreen();
    const port = await freePort();
    const group = startGroup(DRIVER, [`--port=${port}`], environment(screen.display));
    const end = () => {
      group.end();
      screen.end();
    };
    try {
      const call = driverAt(port);
      await until('WebKitWebDriver listens', () => call('GET', '/status').catch(() => null), 20);
      const options = {
        binary: BROWSERS.find(existsSync),
        args: ['--automation', `--features=${FEATURES}`],
      };
      const { sessionId, capabilities } = await call<{
        sessionId: string;
        capabilities: { browserVersion: string };
      }>('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
      });
      const session: Call = (method, path, body) =>
        call(method, `/session/${sessionId}${path}`, body);
      await session('POST', '/timeouts', TIMEOUTS);
      return browserOver({
        title: `WebKitGTK ${capabilities.browserVersion}`,
        navigate: (url) => session('POST', '/url', { url }),
        refresh: () => session('POST', '/refresh', {}),
        script: (script, args) => session('POST', '/execute/async', { script, args }),
        find: (using, value) => session('POST', '/element', { using, value }),
        click: (id) => session('POST', `/element/${id}/click`, {}),
        type: (id, text) => session('POST', `/element/${id}/value`, { text }),
        screenshot: () => session('GET', '/screenshot'),
        async end() {
          await session('DELETE', '').catch(() => undefined);
          end();
        },
      });
    } catch (error) {
      end();
      throw new Error(`WebKitGTK did not start. ${group.output()}`, { cause: error });
    }
  },
};
