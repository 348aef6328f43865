import { describe, expect, it } from 'vitest';
import { randomFrom } from '../random';
import { LEAST_OF_CLASS, classOutliers } from './outliers';
import { nearestRows } from './nearestRows';
import type { FeatureTable } from './probe';
import { reducedRows } from './reduced';
import { cosine, directions } from './similarity';
import { similarPairs, type ComparedImage } from './similarPairs';

function result<T>(work: Generator<number, T>): T {
  let before = 0;
  let state = work.next();
  for (; !state.done; state = work.next()) {
    expect(state.value).toBeGreaterThanOrEqual(before);
    expect(state.value).toBeLessThanOrEqual(1);
    before = state.value;
  }
  return state.value;
}

const WIDTH = 120;

/** Rows about a few centres, so that there is something to tell apart in more than 50 dimensions. */
function clouds(count: number, centres: number, seed = 3): FeatureTable {
  const random = randomFrom(seed);
  const places = Array.from({ length: centres * WIDTH }, () => random() - 0.5);
  const values = Float32Array.from(
    { length: count * WIDTH },
    (_, i) =>
      places[(Math.floor(i / WIDTH) % centres) * WIDTH + (i % WIDTH)]! + 0.8 * (random() - 0.5),
  );
  return { values, width: WIDTH };
}

const prepare = (table: FeatureTable) => {
  const rows = directions(table);
  return { rows, ...result(reducedRows(rows)) };
};

const rowsFrom = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

describe('reducedRows', () => {
  it('bounds every cosine from above', () => {
    const { rows, bounds, coordinates } = prepare(clouds(90, 4));
    expect(coordinates.width).toBe(50);
    let [tightest, least] = [Infinity, Infinity];
    for (let a = 0; a < 90; a++) {
      for (let b = a + 1; b < 90; b++) {
        const spare = cosine(bounds, a, b) - cosine(rows, a, b);
        least = Math.min(least, spare);
        tightest = Math.min(tightest, Math.abs(spare));
      }
    }
    expect(least).toBeGreaterThanOrEqual(0);
    expect(tightest).toBeLessThan(0.2);
  });
});

describe('nearestRows', () => {
  it('is exact among the members that are wanted', () => {
    const { rows, bounds } = prepare(clouds(80, 3));
    const members = rowsFrom(80).filter((row) => row % 5 !== 0);
    const isWanted = (a: number, b: number) => (a + b) % 3 !== 0;
    const found = result(nearestRows(rows, bounds, members, 4, isWanted));
    members.forEach((a, place) => {
      const expected = members
        .filter((b) => b !== a && isWanted(a, b))
        .sort((b, c) => cosine(rows, a, c) - cosine(rows, a, b))
        .slice(0, 4);
      expect([...found[place]!.rows]).toEqual(expected);
      expected.forEach((b, k) => expect(found[place]!.alike[k]).toBeCloseTo(cosine(rows, a, b), 6));
    });
  });

  it('says where there are fewer', () => {
    const { rows, bounds } = prepare(clouds(3, 1));
    const [first] = result(nearestRows(rows, bounds, [0, 1, 2], 5));
    expect([...first!.rows].slice(2)).toEqual([-1, -1, -1]);
  });
});

const image = (row: number, facts: Partial<ComparedImage> = {}): ComparedImage => ({
  ...{ hash: `h${row}`, classId: 'a', split: row % 2 ? 'train' : 'test', groupId: `h${row}` },
  ...facts,
});

/** 60 rows of which 10 and 13 are nearly one, and 20 and 22 too. */
function withCopies(): FeatureTable {
  const table = clouds(60, 3);
  const random = randomFrom(9);
  for (const [from, to] of [
    [10, 13],
    [20, 22],
  ] as const) {
    for (let j = 0; j < WIDTH; j++) {
      table.values[to * WIDTH + j] = table.values[from * WIDTH + j]! + 0.1 * (random() - 0.5);
    }
  }
  return table;
}

describe('similarPairs', () => {
  const { rows, bounds } = prepare(withCopies());
  const pairsOf = (images: (ComparedImage | undefined)[]) =>
    result(similarPairs(images, rows, bounds)).map(({ a, b }) => `${a} ${b}`);
  const images = rowsFrom(60).map((row) => image(row));

  it('finds two copies in two splits, first, and not two in one split', () => {
    expect(pairsOf(images)[0]).toBe('h10 h13');
    expect(pairsOf(images)).not.toContain('h20 h22');
  });

  it('finds copies with different labels in one split', () => {
    const labelled = images.map((one, row) => (row === 22 ? { ...one, classId: 'b' } : one));
    expect(pairsOf(labelled).slice(0, 2).sort()).toEqual(['h10 h13', 'h20 h22']);
  });

  it('leaves out pairs of one group, that were told apart, or of which one is gone or has no label', () => {
    const changed = (change: Partial<ComparedImage> | null, row: number) =>
      pairsOf(
        images.map((one, r) => (r === row ? (change ? { ...one, ...change } : undefined) : one)),
      );
    expect(changed({ groupId: 'h10' }, 13)).not.toContain('h10 h13');
    expect(changed({ distinctFrom: ['h10'] }, 13)).not.toContain('h10 h13');
    expect(changed({ distinctFrom: ['h13'] }, 10)).not.toContain('h10 h13');
    expect(changed({ classId: 'unlabelled', split: 'none' }, 13)).not.toContain('h10 h13');
    expect(changed(null, 13)).not.toContain('h10 h13');
    expect(changed({ distinctFrom: ['h2'] }, 13)).toContain('h10 h13');
  });
});

describe('classOutliers', () => {
  it('are the rows whose mean distance to the nearest ten of the class is far over the median', () => {
    const table = clouds(90, 3);
    // One image of the first cloud is labelled as the second.
    const classes = [0, 1, 2].map((kind) =>
      rowsFrom(90).filter((row) => (row === 30 ? 1 : row % 3) === kind),
    );
    const { rows, bounds } = prepare(table);
    const found = result(classOutliers(rows, bounds, classes));
    expect(found).toHaveLength(90);
    expect(found[0]!.row).toBe(30);
    expect(found[0]!.z).toBeGreaterThan(3.5);
    // By hand.
    const distanceOf = (row: number, members: number[]) => {
      const alike = members
        .filter((other) => other !== row)
        .map((other) => cosine(rows, row, other));
      const nearest = alike.sort((a, b) => b - a).slice(0, 10);
      return 1 - nearest.reduce((sum, value) => sum + value, 0) / 10;
    };
    const distances = classes[1]!.map((row) => distanceOf(row, classes[1]!));
    const middle = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
    expect(classes[1]).toHaveLength(31);
    const median = middle(distances);
    const mad = middle(distances.map((d) => Math.abs(d - median)));
    const z = (distanceOf(30, classes[1]!) - median) / (1.4826 * mad);
    expect(found[0]!.z).toBeCloseTo(z, 4);
  });

  it('leaves out small classes', () => {
    const { rows, bounds } = prepare(clouds(30, 1));
    const all = rowsFrom(30);
    const small = all.slice(0, LEAST_OF_CLASS - 1);
    const found = result(classOutliers(rows, bounds, [small, all.slice(small.length)]));
    expect(found.map(({ row }) => row).sort((a, b) => a - b)).toEqual(all.slice(small.length));
  });
});
