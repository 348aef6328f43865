/** What the journey asks of a browser. Each browser answers in its own way: `chromium.ts`, `firefox.ts`, `webkit.ts`. */
export interface Browser {
  /** "Firefox 153.8.0" */
  readonly title: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page and awaits what it returns. It sees nothing of what surrounds it here. */
  evaluate<Args extends unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Clicks the button, link, tab or checkbox of this accessible name, as soon as there is one. */
  click(name: string): Promise<void>;
  /** Puts files into a file input (a CSS selector). */
  choose(input: string, paths: string[]): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Ends the browser with all of its processes, and removes its profile. */
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** A private window: nothing of it is kept, and some APIs are missing. */
  private?: boolean;
  /** Firefox's `privacy.resistFingerprinting`. */
  resistFingerprinting?: boolean;
}

export interface BrowserKind {
  name: string;
  /** What to install where it is missing: packages of Debian. */
  packages: string;
  isInstalled(): boolean;
  launch(options: BrowserOptions): Promise<Browser>;
}

/** Asks until the answer is neither null, undefined nor false. Throws an Error that says what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  seconds = 60,
): Promise<NonNullable<T>> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Not within ${seconds} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
