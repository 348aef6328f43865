/**
 * A browser over the commands that Marionette and WebDriver share: both run scripts, find
 * elements and type into them, each with a wire format of its own.
 */
import { writeFileSync } from 'node:fs';
import { until, type Browser } from './browser';

/** The commands, with WebDriver's parameters and results. */
export interface Commands {
  title: string;
  navigate(url: string): Promise<unknown>;
  refresh(): Promise<unknown>;
  /** The body of a function whose last argument takes the result. */
  script(body: string, args: unknown[]): Promise<unknown>;
  /** Throws where nothing is found. */
  find(using: 'xpath' | 'css selector', value: string): Promise<Record<string, string>>;
  click(element: string): Promise<unknown>;
  type(element: string, text: string): Promise<unknown>;
  /** A PNG in base64. */
  screenshot(): Promise<string>;
  end(): Promise<void>;
}

/** Milliseconds that a command may take: a whole training is one script. */
export const TIMEOUTS = { script: 240_000, pageLoad: 60_000, implicit: 0 };

/** The key under which WebDriver gives an element's reference. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** `await` the function in the page; an error arrives as its text. `__name` is what tsx's compiler calls. */
const wrapped = (work: string): string => `
  const done = arguments[arguments.length - 1];
  const __name = (named) => named;
  Promise.resolve()
    .then(() => (${work})(...[...arguments].slice(0, -1)))
    .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error), stack: String(error?.stack) }));`;

/** A checkbox, switch or radio button is clicked by its label, since the input itself may be hidden. */
const elementNamed = (name: string): string => {
  const text = JSON.stringify(name);
  return `//*[self::button or self::a][normalize-space(.)=${text} or @aria-label=${text}] | //label[starts-with(normalize-space(.), ${text})]`;
};

export function browserOver(commands: Commands): Browser {
  const find = async (using: 'xpath' | 'css selector', value: string): Promise<string | null> => {
    const found = await commands.find(using, value).catch(() => null);
    return found?.[ELEMENT] ?? null;
  };
  return {
    title: commands.title,
    goto: async (url) => void (await commands.navigate(url)),
    reload: async () => void (await commands.refresh()),
    async evaluate<Args extends unknown[], Result>(
      work: (...args: Args) => Result | Promise<Result>,
      ...args: Args
    ): Promise<Result> {
      const answer = (await commands.script(wrapped(String(work)), args)) as {
        value: Result;
        error?: string;
        stack?: string;
      };
      if (answer.error !== undefined) {
        throw new Error(answer.error.replace(/^Error: /, ''), { cause: answer.stack });
      }
      return answer.value;
    },
    async click(name) {
      // Drawn anew between finding and clicking, or covered by what is just closing: once more.
      let problem = 'there is none';
      const tried = async () => {
        const element = await find('xpath', elementNamed(name));
        if (element === null) return false;
        try {
          await commands.click(element);
          return true;
        } catch (error) {
          problem = (error as Error).message;
          return false;
        }
      };
      await until(`to click “${name}”`, tried).catch((error: Error) => {
        throw new Error(`${error.message} ${problem}`);
      });
    },
    async choose(input, paths) {
      const element = await until(input, () => find('css selector', input));
      await commands.type(element, paths.join('\n'));
    },
    screenshot: async (path) =>
      writeFileSync(path, Buffer.from(await commands.screenshot(), 'base64')),
    close: () => commands.end(),
  };
}
