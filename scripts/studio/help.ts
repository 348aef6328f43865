/** Every command prints its usage for `--help` and `-h`, with its name as the user typed it. */
import { readFileSync } from 'node:fs';

let isPackage = false;

/** From now on usages name the package's command. */
export function calledAsPackage(): void {
  isPackage = true;
}

function typed(name: string): string {
  if (isPackage) return `mask-studio ${name}`;
  return name === 'start' ? 'npm start --' : `npm run ${name} --`;
}

/** A usage, which begins with the command's name, as the user calls it: `npm run train -- …` or `mask-studio train …`. */
export const asTyped = (usage: string): string => usage.replace(/^\S+/, typed);

/** Whether the arguments ask for help, before a `--` that ends the options. */
export function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  return options.some((one) => one === '--help' || one === '-h');
}

function printAndEnd(text: string): void {
  process.stdout.write(`${text}\n`);
  process.exit(0);
}

/** Where help is asked for: print the usage on stdout, and end with exit code 0. */
export function helpWith(usage: string): void {
  if (asksForHelp(process.argv.slice(2))) printAndEnd(asTyped(usage));
}

/** The text of the comment that a source file begins with. Throws an Error where there is none. */
export function openingComment(source: string): string {
  const comment = /^\/\*\*([^]*?)\*\//.exec(source)?.[1];
  if (comment === undefined) throw new Error('The command has no comment that says what it does.');
  return comment.replace(/^ *\*? ?/gm, '').trim();
}

/** The same as `helpWith`, of a command whose file begins with a comment that says what it does. */
export function helpOfComment(file: string): void {
  if (asksForHelp(process.argv.slice(2))) printAndEnd(openingComment(readFileSync(file, 'utf8')));
}
