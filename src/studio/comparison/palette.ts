import { useComputedColorScheme } from '@mantine/core';
import { RUN_HUES } from '../palette';

/** Most runs compared at once: as many as there are colours to tell them apart. */
export const MOST_COMPARED = RUN_HUES.light.length;

/** The runs' colours, readable on the present background. */
export const useRunColours = (): readonly string[] => RUN_HUES[useComputedColorScheme('light')];
