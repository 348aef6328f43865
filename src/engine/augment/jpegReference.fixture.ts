import { COSINES, quantisationSteps } from './jpegTables';

/** Rows of bytes. */
type Plane = number[][];

const clip = (value: number): number => Math.min(255, Math.max(0, value));
const at = (plane: Plane, y: number, x: number): number => {
  const row = plane[Math.min(plane.length - 1, Math.max(0, y))]!;
  return row[Math.min(row.length - 1, Math.max(0, x))]!;
};
const plane = (height: number, width: number, of: (y: number, x: number) => number): Plane =>
  Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => of(y, x)));

const EIGHT = [0, 1, 2, 3, 4, 5, 6, 7];
const sum = (of: (i: number) => number): number => EIGHT.reduce((total, i) => total + of(i), 0);
const rounded = (value: number, bits: number): number => Math.floor(value / 2 ** bits + 0.5);

/** Each block's DCT, quantised and back; the plane's last row and column are repeated. */
function throughBlocks(source: Plane, steps: readonly number[]): Plane {
  const output = source.map((row) => [...row]);
  for (let top = 0; top < source.length; top += 8) {
    for (let left = 0; left < source[0]!.length; left += 8) {
      const rows = plane(8, 8, (y, u) =>
        rounded(
          sum((x) => (at(source, top + y, left + x) - 128) * COSINES[u]![x]!),
          11,
        ),
      );
      const eighths = plane(8, 8, (v, u) =>
        rounded(
          sum((y) => rows[y]![u]! * COSINES[v]![y]!),
          15,
        ),
      );
      const levels = plane(8, 8, (v, u) => {
        const [value, step] = [eighths[v]![u]!, steps[v * 8 + u]!];
        // A half is rounded away from zero.
        return Math.sign(value) * Math.floor(Math.abs(value) / (8 * step) + 0.5) * step;
      });
      const columns = plane(8, 8, (y, u) =>
        rounded(
          sum((v) => levels[v]![u]! * COSINES[v]![y]!),
          11,
        ),
      );
      for (const y of EIGHT.filter((row) => top + row < source.length)) {
        for (const x of EIGHT.filter((column) => left + column < source[0]!.length)) {
          const value = sum((u) => columns[y]![u]! * COSINES[u]![x]!);
          output[top + y]![left + x] = clip(rounded(value, 18) + 128);
        }
      }
    }
  }
  return output;
}

const constant = (value: number): number => Math.round(value * 65536);

/**
 * One image through JPEG by plain float64 loops: ITU-T T.81, with libjpeg's choices where that
 * leaves them (colours at half the size, its cosines and rounding, its triangle filter).
 */
export function jpegByLoops(
  pixels: ArrayLike<number>,
  height: number,
  width: number,
  quality: number,
): number[] {
  const { luminance, chrominance } = quantisationSteps(quality);
  const mixed = (red: number, green: number, blue: number, offset: number): Plane =>
    plane(height, width, (y, x) => {
      const [r, g, b] = [0, 1, 2].map((c) => pixels[(y * width + x) * 3 + c]!);
      const value = constant(red) * r! + constant(green) * g! + constant(blue) * b! + offset;
      return Math.floor(value / 65536);
    });
  const brightness = throughBlocks(mixed(0.299, 0.587, 0.114, 32768), luminance);
  const colours = [
    mixed(-0.16874, -0.33126, 0.5, 8421375),
    mixed(0.5, -0.41869, -0.08131, 8421375),
  ];
  const [blue, red] = colours.map((full) => {
    const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)];
    // To whole blocks by repeating the image's last column, and the last row of the averages.
    const small = plane(rows, Math.ceil(columns / 8) * 8, (y, x) => {
      const sum = at(full, 2 * y, 2 * x) + at(full, 2 * y + 1, 2 * x);
      const next = at(full, 2 * y, 2 * x + 1) + at(full, 2 * y + 1, 2 * x + 1);
      return Math.floor((sum + next + 1 + (x % 2)) / 4);
    });
    const decoded = throughBlocks(small, chrominance).map((row) => row.slice(0, columns));
    return plane(height, width, (y, x) => {
      const [cy, cx, dy, dx] = [y >> 1, x >> 1, y % 2 ? 1 : -1, x % 2 ? 1 : -1];
      const near = 3 * at(decoded, cy, cx) + at(decoded, cy + dy, cx);
      const far = 3 * at(decoded, cy, cx + dx) + at(decoded, cy + dy, cx + dx);
      return Math.floor((3 * near + far + 8 - (x % 2)) / 16) - 128;
    });
  });
  const share = (value: number): number => Math.floor((value + 32768) / 65536);
  return brightness.flatMap((row, y) =>
    row.flatMap((value, x) => {
      const [cb, cr] = [blue![y]![x]!, red![y]![x]!];
      const green = -constant(0.34414) * cb - constant(0.71414) * cr;
      return [
        clip(value + share(constant(1.402) * cr)),
        clip(value + share(green)),
        clip(value + share(constant(1.772) * cb)),
      ];
    }),
  );
}
