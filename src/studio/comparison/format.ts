/** Numbers as they are shown: British grouping, a fixed number of digits, a unit. */

/** A fraction as a percentage: 0.9731 → "97.3%". */
export const percent = (fraction: number, digits = 1): string =>
  `${(fraction * 100).toFixed(digits)}%`;

export const wholeNumber = (value: number): string => value.toLocaleString('en-GB');

/** Bytes as people read file sizes: "24.6 MB" (decimal). */
export function fileSize(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes >= 1e3) return `${(bytes / 1e3).toFixed(1)} kB`;
  return `${bytes} B`;
}

/** Seconds as "3 min 20 s", "4.2 s", "1 h 5 min". */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
