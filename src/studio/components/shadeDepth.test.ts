import { describe, expect, it } from 'vitest';
import { CORRECTNESS_HUES, type Scheme } from '../palette';
import { shadeDepth, type Correctness } from './shadeDepth';

type Rgb = [number, number, number];

const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

/** WCAG's relative luminance. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What the theme gives the text of a cell, and the surfaces that the matrix is on. */
const ON: Record<Scheme, { text: string; surfaces: string[] }> = {
  light: { text: '#000000', surfaces: ['#ffffff', '#f5f7f9'] },
  dark: { text: '#ffffff', surfaces: ['#161c23', '#11161c', '#232b34'] },
};

describe('the cells of the confusion matrix', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it.each(['correct', 'wrong'] satisfies Correctness[])(
      `keep their text readable: %s in ${scheme}`,
      (kind) => {
        const { text, surfaces } = ON[scheme];
        const hue = rgb(CORRECTNESS_HUES[kind][scheme]);
        const depth = shadeDepth(1, kind) / 100;
        for (const surface of surfaces.map(rgb)) {
          const cell = hue.map((value, i) => value * depth + surface[i]! * (1 - depth)) as Rgb;
          expect(contrast(rgb(text), cell)).toBeGreaterThanOrEqual(4.5);
        }
      },
    );
  }
});
