import { useComputedColorScheme } from '@mantine/core';

/** One colour per run, by its index among the compared runs, in the order of the palette of the curves. */
const PALETTE = {
  light: ['#087f5b', '#c2410c', '#1d4ed8', '#a21caf', '#854d0e', '#0e7490'],
  dark: ['#38d9a9', '#ffa94d', '#74a9ff', '#e599f7', '#ffe066', '#66d9e8'],
};

/** Most runs compared at once: as many as there are colours to tell them apart. */
export const MOST_COMPARED = PALETTE.light.length;

/** The runs' colours, readable on the present background. */
export const useRunColours = (): string[] => PALETTE[useComputedColorScheme('light')];
