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
  [
    'a,1;b\r\n"c;d";e\r\n',
    [
      ['a,1', 'b'],
      ['c;d', 'e'],
    ],
  ],
  [
    'a;b\r\n"c\r\nd";"e;""f"""\r\ng;h\r\n',
    [
      ['a', 'b'],
      ['c\r\nd', 'e;"f"'],
      ['g', 'h'],
    ],
  ],
  [
    '"a;1",b\n"c;2",d',
    [
      ['a;1', 'b'],
      ['c;2', 'd'],
    ],
  ],
  ['a;1,b\tc', [['a;1,b', 'c']]],
  [
    'a;1,b\nc,d',
    [
      ['a;1', 'b'],
      ['c', 'd'],
    ],
  ],
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
