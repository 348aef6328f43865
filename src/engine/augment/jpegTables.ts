/** What JPEG's standard fixes: quantisation tables, their scaling by quality, and libjpeg's cosines. */

/** Annex K's table of brightness, row by row. */
const LUMINANCE = [
  [16, 11, 10, 16, 24, 40, 51, 61],
  [12, 12, 14, 19, 26, 58, 60, 55],
  [14, 13, 16, 24, 40, 57, 69, 56],
  [14, 17, 22, 29, 51, 87, 80, 62],
  [18, 22, 37, 56, 68, 109, 103, 77],
  [24, 35, 55, 64, 81, 104, 113, 92],
  [49, 64, 78, 87, 103, 121, 120, 101],
  [72, 92, 95, 98, 112, 100, 103, 99],
].flat();

/** Annex K's table of colour. */
const CHROMINANCE = [
  [17, 18, 24, 47, 99, 99, 99, 99],
  [18, 21, 26, 66, 99, 99, 99, 99],
  [24, 26, 56, 99, 99, 99, 99, 99],
  [47, 66, 99, 99, 99, 99, 99, 99],
  ...Array.from({ length: 4 }, () => [99, 99, 99, 99, 99, 99, 99, 99]),
].flat();

const scaled = (table: readonly number[], quality: number): number[] => {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return table.map((step) => Math.min(255, Math.max(1, Math.floor((step * percent + 50) / 100))));
};

/** The step of each of a block's 64 frequencies, row by row, as libjpeg scales them; quality is 1–100. */
export const quantisationSteps = (quality: number) => ({
  luminance: scaled(LUMINANCE, quality),
  chrominance: scaled(CHROMINANCE, quality),
});

/** The left half of each frequency's row; the right half is its mirror image, negated where odd. */
const HALVES = [
  [8192, 8192, 8192, 8192],
  [11363, 9633, 6437, 2260],
  [10703, 4433, -4433, -10703],
  [9633, -2259, -11362, -6436],
  [8192, -8192, -8192, 8192],
  [6437, -11362, 2261, 9633],
  [4433, -10704, 10704, -4433],
  [2260, -6436, 9633, -11363],
];

/**
 * The DCT of eight samples, times √8, as whole numbers of 2⁻¹³: COSINES[frequency][place]. They are what the
 * steps of libjpeg's `jfdctint.c` and `jidctint.c` come to, which differs by one from rounded cosines in places.
 */
export const COSINES = HALVES.map((half, frequency) => [
  ...half,
  ...half.toReversed().map((value) => (frequency % 2 ? -value : value)),
]);
