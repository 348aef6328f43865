import { describe, expect, it } from 'vitest';
import { contrast, rgb, SURFACES, type Rgb } from './colour.fixture';
import { CORRECTNESS_HUES } from '../palette';
import { shadeDepth, type Correctness } from './shadeDepth';

/** What the theme gives the text of a cell. */
const TEXT = { light: '#000000', dark: '#ffffff' };

describe('the cells of the confusion matrix', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it.each(['correct', 'wrong'] satisfies Correctness[])(
      `keep their text readable: %s in ${scheme}`,
      (kind) => {
        const hue = rgb(CORRECTNESS_HUES[kind][scheme]);
        const depth = shadeDepth(1, kind) / 100;
        for (const surface of SURFACES[scheme].map(rgb)) {
          const cell = hue.map((value, i) => value * depth + surface[i]! * (1 - depth)) as Rgb;
          expect(contrast(rgb(TEXT[scheme]), cell)).toBeGreaterThanOrEqual(4.5);
        }
      },
    );
  }
});
