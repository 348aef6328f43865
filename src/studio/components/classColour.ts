/**
 * One colour per class, by its position, the same on every page. Mantine's names, in
 * an order in which neighbours stay distinguishable for users with colour blindness.
 */
const COLOURS = [
  'indigo',
  'orange',
  'pink',
  'lime',
  'violet',
  'yellow',
  'cyan',
  'red',
  'grape',
  'blue',
];

/** A CSS colour for marks (dots, bars) that is visible in the light and the dark scheme. */
export function classColour(position: number | undefined): string {
  if (position === undefined) return 'var(--mantine-color-gray-6)';
  return `var(--mantine-color-${COLOURS[position % COLOURS.length]}-6)`;
}
