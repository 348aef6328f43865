import { expect, it } from 'vitest';
import { csvFile } from './csv';

const lineOf = (...row: (string | number)[]) =>
  new TextDecoder().decode(csvFile('a.csv', [row]).bytes);

it('quotes what would end a field', () => {
  expect(lineOf('a,b', 'say "no"', 'two\nlines')).toBe('"a,b","say ""no""","two\nlines"\r\n');
});

it('text never begins a formula, and a negative number stays a number', () => {
  expect(lineOf('=1+1', '@a', -1.5)).toBe("'=1+1,'@a,-1.5\r\n");
});
