import { UNLABELLED, type ClassLabel, type Split } from '../../domain/dataset/dataset';

const number = new Intl.NumberFormat('en-GB');

/** 3477 → "3,477". */
export const count = (n: number): string => number.format(n);

/** "1 image", "3,477 images". */
export const formatImages = (n: number): string => `${count(n)} image${n === 1 ? '' : 's'}`;

export const splitNames: Record<Split, string> = {
  train: 'Training',
  validation: 'Validation',
  test: 'Test',
};

/** "48 s", "3 min 20 s", "1 h 5 min". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.round((s % 3600) / 60)} min`;
}

/** "640 kB", "1.3 GB": decimal units, as file managers show them. */
export function bytes(n: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = n < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
  const value = n / 1000 ** step;
  return `${value.toFixed(step > 0 && value < 10 ? 1 : 0)} ${units[step]}`;
}

export function className(classId: string, classes: readonly ClassLabel[]): string {
  if (classId === UNLABELLED) return 'Unlabelled';
  return classes.find(({ id }) => id === classId)?.name ?? 'A deleted class';
}
