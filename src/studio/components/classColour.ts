/**
 * One colour a class, by its position, the same in every room. Mantine's names; in
 * the order in which neighbours stay apart for people who see colours differently.
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

/** A CSS colour for marks (dots, bars) that reads on light and dark. */
export function classColour(position: number | undefined): string {
  if (position === undefined) return 'var(--mantine-color-gray-6)';
  return `var(--mantine-color-${COLOURS[position % COLOURS.length]}-6)`;
}
