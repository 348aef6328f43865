/**
 * JSON of records. A loss may be infinite or not a number, which JSON cannot say: it is written
 * as `{"$number": "Infinity"}`.
 */

const MARK = '$number';

export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'number' && !Number.isFinite(item) ? { [MARK]: String(item) } : item,
  );

function restored(_: string, item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  const fields = item as Record<string, unknown>;
  return MARK in fields ? Number(fields[MARK]) : item;
}

/** Throws a SyntaxError. */
export const fromJson = (text: string): unknown => JSON.parse(text, restored);

function sorted(_: string, item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Whether two records hold the same, whatever the order of their fields. */
export const isSameRecord = (a: unknown, b: unknown): boolean =>
  JSON.stringify(JSON.parse(toJson(a)), sorted) === JSON.stringify(JSON.parse(toJson(b)), sorted);
