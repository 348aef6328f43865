import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Relative imports by file; kept while one process lints many files. */
const known = new Map();

function target(from, specifier) {
  const base = resolve(dirname(from), specifier);
  return ['', '.ts', '.tsx']
    .map((ending) => base + ending)
    .find((path) => /\.tsx?$/.test(path) && existsSync(path));
}

/** The files that `file` imports by a relative path: statically, dynamically, or only types. */
function importsOf(file, text = readFileSync(file, 'utf8')) {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => target(file, specifier))
    .filter((path) => path !== undefined);
}

/** The shortest way over imports from `file` back to itself, or null. */
function circle(file) {
  const ways = known.get(file).map((next) => [file, next]);
  const seen = new Set();
  for (const way of ways) {
    const last = way.at(-1);
    if (last === file) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    if (!known.has(last)) known.set(last, importsOf(last));
    for (const next of known.get(last)) ways.push([...way, next]);
  }
  return null;
}

/** Like import-x/no-cycle, which passes over `import type`: a circle of types is a circle too. */
export const importCircles = {
  meta: { type: 'problem', schema: [], messages: { circle: 'Files import each other: {{way}}' } },
  create: (context) => ({
    Program(node) {
      // The text being linted may be newer than the file.
      known.set(context.filename, importsOf(context.filename, context.sourceCode.text));
      const way = circle(context.filename);
      if (!way) return;
      const names = way.map((path) => relative(context.cwd, path));
      context.report({ node, messageId: 'circle', data: { way: names.join(' → ') } });
    },
  }),
};
