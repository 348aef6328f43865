import { locale } from '../../texts/t';

/** A number with as many digits as it has: 0.0001, 16. */
export const plain = (value: number): string =>
  value.toLocaleString(locale(), { maximumFractionDigits: 7, useGrouping: false });

/** "." or ",", as the page's language writes it. */
export const decimalSeparator = (): string => plain(0.5).charAt(1);
