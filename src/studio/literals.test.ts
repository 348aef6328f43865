import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Attributes and properties that a user sees or hears. */
const SPOKEN =
  /^(label|title|description|placeholder|alt|caption|message|confirm|cancel|error|text|aria-(label|description|valuetext|roledescription))$/;

const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);
/** "Train both models": what no key, path, class name or colour looks like. */
const isSentence = (text: string): boolean => /^\p{Lu}\p{L}*[,:]? \p{L}/u.test(text);

const isSpoken = (parent: ts.Node): boolean =>
  (ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent)) &&
  SPOKEN.test(parent.name.getText().replaceAll(/['"]/g, ''));

/** Whether the text of a literal, or of one part of a template, is one that a user reads. */
function isLiteralText(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return hasWords(node.text.replace('Mask Studio', ''));
  if (
    !ts.isStringLiteralLike(node) &&
    !ts.isTemplateHead(node) &&
    !ts.isTemplateMiddleOrTemplateTail(node)
  ) {
    return false;
  }
  const { parent } = node;
  // Not the name of a property, and not an assertion's message, which no user reads.
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isNewExpression(parent) && parent.expression.getText() === 'Error') return false;
  if (isSentence(node.text)) return true;
  // A key of the catalogue has dots and no spaces.
  const isNoText = /^[\w-]+(\.[\w-]+)+$|^#/.test(node.text);
  return isSpoken(parent) && hasWords(node.text) && !isNoText;
}

function literalsOf(path: string): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isLiteralText(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1} ${node.getText().trim()}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

it('no component has a literal text: all texts are in the catalogue', () => {
  const files = readdirSync('src/studio', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|d)\.ts$/.test(path))
    .map((path) => `src/studio/${path}`);
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap(literalsOf)).toEqual([]);
});
