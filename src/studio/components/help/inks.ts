/** The colours of the pictures, by the theme: what is pointed out, and one colour for each class or curve. */
export const MARK = 'var(--mantine-color-text)';
export const FIRST = 'var(--class-1)';
export const SECOND = 'var(--class-2)';
export const SURFACE = 'var(--mantine-color-body)';

/** The numbers from 0 to `count - 1`. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
