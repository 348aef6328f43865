import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => `${folder}/${path}`);

/** What a pattern finds in the files, with its place. */
function found(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(pattern)].map(([text]) => `${path}: ${text.trim()}`),
  );
}

/** Custom properties may hold any length: they give it a name. */
const DECLARATIONS =
  /(?<![\w-])(?:(?:scroll-)?(?:margin|padding)(?:-[a-z-]+)?|(?:row-|column-)?gap|inset(?:-[a-z-]+)?|top|right|bottom|left):[^;{}]+;/g;

/** A length in px, rem or em, but for one pixel and for what stands in for a missing variable. */
const hasLiteral = (declaration: string): boolean =>
  /(?<![\w-])-?(?!1px|0px)[\d.]+(px|rem|em)\b/.test(
    declaration.replaceAll(/(var|env)\([^()]*\)/g, ''),
  );

it('margins, paddings and gaps of style sheets are of the scale', () => {
  const sheets = filesOf('src', '.css');
  const declarations = found(sheets, DECLARATIONS);
  expect(declarations.length).toBeGreaterThan(200);
  expect(declarations.filter(hasLiteral)).toEqual([]);
});

it('finds a length that is not of the scale', () => {
  expect(['gap: 6px;', 'margin: 0 -8px;', 'top: 0.5rem;'].every(hasLiteral)).toBe(true);
  expect(['gap: 1px;', 'margin: 0 var(--a, 8px);', 'inset: 0;'].some(hasLiteral)).toBe(false);
});

it('margins, paddings and gaps of components are of the scale', () => {
  const components = filesOf('src/studio', '.tsx');
  expect(components.length).toBeGreaterThan(150);
  const props = 'p[xytblr]?|m[xytblr]?|(?:row|column)?[gG]ap|(?:vertical|horizontal)?[sS]pacing';
  const numbers = new RegExp(
    `\\s(?:${props})=(?:\\{-?[1-9][\\d.]*\\}|"[^"]*\\d(?:px|rem|em)\\b[^"]*")`,
    'g',
  );
  expect(found(components, numbers)).toEqual([]);
  expect([...' gap={6} mt={0} ml={-8} gap="0 6px" gap="4xs"'.matchAll(numbers)]).toHaveLength(3);
});
