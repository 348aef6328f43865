/**
 * The inner loops of products, written out in AssemblyScript: V8 keeps sums in registers only where
 * each has a name and no loop goes over them. `assembly/tiles.ts` calls them and says when.
 */

/** The rows of a tile; `assembly/tiles.ts` divides any number of rows into these. */
const TILE_ROWS = [6, 5, 4, 1];

/** Vectors of four channels a tile: a panel of eight, or two panels. */
const VECTORS = { tiles: 2, pairTiles: 4 };

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** `count` tiles of so many rows; sum `c` of row r and vector v is `crv`. */
function tile(name: keyof typeof VECTORS, rows: number): string {
  const vectors = VECTORS[name];
  const isPair = vectors > 2;
  const each = (line: (row: number) => string) => range(rows).map(line).join('\n');
  const ofRow = (part: (vector: number) => string) => range(vectors).map(part).join(' ');
  /** Where vector v of a panel's row is: the second panel is elsewhere. */
  const at = (base: string, v: number, second: string) =>
    `${v < 2 ? base : second}${v % 2 ? ', 16' : ''}`;
  return `
function ${name}${rows}(
  a: usize, lda: usize, segments: i32, segmentStride: usize, k: i32, b: usize,
  ${isPair ? 'panelBytes: usize, ' : ''}start: usize, startStep: usize, lo: f32, hi: f32, c: usize,
  ${isPair ? 'cStep: usize, ' : ''}ldc: usize, count: i32,
): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi);
  for (; count > 0; count--) {
    let s = start;
${each((r) => `${ofRow((v) => `let c${r}${v} = v128.load(${at('s', v, 's + 32')});`)} ${r < rows - 1 ? 's += startStep;' : ''}`)}
    start = s + startStep;
    let at = a, weights = b;
    for (let segment = 0; segment < segments; segment++) {
${each((r) => `let a${r} = ${r === 0 ? 'at' : `a${r - 1} + lda`};`)}
      ${isPair ? 'let next = weights + panelBytes;' : ''}
      for (let i = k; i > 0; i--) {
        ${ofRow((v) => `const b${v} = v128.load(${at('weights', v, 'next')});`)}
${each((r) => `const v${r} = v128.load32_splat(a${r}); ${ofRow((v) => `c${r}${v} = madd(v${r}, b${v}, c${r}${v});`)}`)}
${each((r) => `a${r} += 4;`)}
        weights += 32; ${isPair ? 'next += 32;' : ''}
      }
      at += segmentStride;
    }
${each((r) => `${ofRow((v) => `v128.store(${v < 2 ? 'c' : 'c + cStep'}, clamp(c${r}${v}, low, high)${v % 2 ? ', 16' : ''});`)} c += ldc;`)}
    a += ${rows} * lda;
  }
}`;
}

/** The module that `assembly/tiles.ts` imports as `./innerLoops`. */
export function innerLoops(): string {
  const names = ['tiles', 'pairTiles'] as const;
  const functions = names.flatMap((name) =>
    TILE_ROWS.map((rows) => `export ${tile(name, rows).trim()}`),
  );
  return [`import { clamp, madd } from './simd';`, ...functions].join('\n\n');
}
