import { expect, it } from 'vitest';
import { parseCsv } from './csv';

it.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\rc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"a, ""b""\n",c\nd,e',
    [
      ['a, "b"\n', 'c'],
      ['d', 'e'],
    ],
  ],
  ['\n\n,\na,b', [['a', 'b']]],
])('%j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});

it.each(['a"b,c', '"a"b,c', '"a,c', 'a,"', '"'])(
  'a quote in the wrong place loses no line after it: %s',
  (line) => {
    expect(parseCsv(`${line}\nd,e\nf,g`).slice(-2)).toEqual([
      ['d', 'e'],
      ['f', 'g'],
    ]);
  },
);
