import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asksForHelp, asTyped, calledAsPackage, openingComment } from './help';

it.each<[string[], boolean]>([
  [['--help'], true],
  [['folder', '-h'], true],
  [['folder', '--', '--help'], false],
  [['--helpful'], false],
  [[], false],
])('%j asks for help: %s', (argv, asks) => {
  expect(asksForHelp(argv)).toBe(asks);
});

it('a usage names the command that the user typed', () => {
  expect(asTyped('train <folder>\n  --out DIR')).toBe('npm run train -- <folder>\n  --out DIR');
  expect(asTyped('start [--lan]')).toBe('npm start -- [--lan]');
  calledAsPackage();
  expect(asTyped('train <folder>')).toBe('mask-studio train <folder>');
});

it('an opening comment without its stars', () => {
  expect(openingComment("/**\n * One\n *   two.\n */\nimport 'x';")).toBe('One\n  two.');
  expect(openingComment('/** One line. */')).toBe('One line.');
});

describe('every command of package.json has help', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>;
  };
  const files = Object.values(scripts).flatMap((script) => /^tsx (\S+)$/.exec(script)?.[1] ?? []);
  it.each(files)('%s', (file) => {
    const source = readFileSync(file, 'utf8');
    const [first] = /^import .*$/m.exec(source)!;
    if (first.includes('/ownHelp')) expect(openingComment(source)).toContain('npm ');
    else expect(source).toMatch(/helpWith\(|runCommand\(/);
  });
});
