import { CLASS_HUES } from '../palette';

/** A class's hue for marks (dots, bars), by its position; the same on every page. */
export function classColour(position: number | undefined): string {
  if (position === undefined) return 'var(--mantine-color-gray-6)';
  return `var(--class-${(position % CLASS_HUES.light.length) + 1})`;
}
