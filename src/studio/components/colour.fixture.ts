import type { Scheme } from '../palette';

/** Each from 0 to 255. */
export type Rgb = [number, number, number];

/** What the theme draws panels, the page, and what is raised on. */
export const SURFACES: Record<Scheme, string[]> = {
  light: ['#ffffff', '#f5f7f9'],
  dark: ['#161c23', '#11161c', '#232b34'],
};

/** @param hex as `#33455a` */
export const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

/** Linear light, each from 0 to 1. */
const linear = (colour: Rgb): Rgb =>
  colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

const times = (rows: Rgb[], [x, y, z]: Rgb): Rgb =>
  rows.map(([a, b, c]) => a * x + b * y + c * z) as Rgb;

/** WCAG's contrast ratio, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [a, b]
    .map((colour) => times([[0.2126, 0.7152, 0.0722]], linear(colour))[0])
    .sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Full vision, then protanopia, deuteranopia and tritanopia (Machado et al. 2009, severity 1). */
const VISIONS: Rgb[][] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/** Linear light in Oklab (Ottosson 2020): equal distances look about equally different. */
function oklab(light: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light.map((value) => Math.min(1, Math.max(0, value))) as Rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as Rgb,
  );
}

/** The distance of two colours in Oklab as each vision sees them, full vision first; 0.02 is just seen. */
function distances(a: Rgb, b: Rgb): number[] {
  return VISIONS.map((vision) => {
    const [first, second] = [a, b].map((colour) => oklab(times(vision, linear(colour)))) as [
      Rgb,
      Rgb,
    ];
    return Math.hypot(...first.map((value, i) => value - second[i]!));
  });
}

/** For full vision. */
export const distance = (a: Rgb, b: Rgb): number => distances(a, b)[0]!;

/** For the vision that tells them apart the least. */
export const leastDistance = (a: Rgb, b: Rgb): number => Math.min(...distances(a, b));
