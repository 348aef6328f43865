import { describe, expect, it } from 'vitest';
import { contrast, leastDistance, rgb, SURFACES, type Rgb } from './colour.fixture';
import { CORRECTNESS_HUES, type Scheme } from '../palette';
import { shadeDepth, type Correctness } from './shadeDepth';

/** What the theme gives the text of a cell. */
const TEXT = { light: '#000000', dark: '#ffffff' };

/** The cell of this share of its row, on each surface. */
const cellsOf = (
  kind: Correctness,
  scheme: Scheme,
  share: number,
): { cell: Rgb; surface: Rgb }[] => {
  const hue = rgb(CORRECTNESS_HUES[kind][scheme]);
  const depth = shadeDepth(share, kind) / 100;
  return SURFACES[scheme].map(rgb).map((surface) => ({
    surface,
    cell: hue.map((value, i) => value * depth + surface[i]! * (1 - depth)) as Rgb,
  }));
};

describe('the cells of the confusion matrix', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it.each(['correct', 'wrong'] satisfies Correctness[])(
      `keep their text readable: %s in ${scheme}`,
      (kind) => {
        for (const { cell } of cellsOf(kind, scheme, 1))
          expect(contrast(rgb(TEXT[scheme]), cell)).toBeGreaterThanOrEqual(4.5);
      },
    );

    it(`show a single error among a thousand images in ${scheme}, in every vision`, () => {
      for (const { cell, surface } of cellsOf('wrong', scheme, 0.001)) {
        expect(contrast(cell, surface)).toBeGreaterThanOrEqual(1.15);
        expect(leastDistance(cell, surface)).toBeGreaterThanOrEqual(0.06);
      }
    });
  }
});
