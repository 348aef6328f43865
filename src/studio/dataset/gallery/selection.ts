/**
 * What is selected in a list of keys, as file managers do it: a click selects one,
 * with Ctrl or ⌘ adds or removes, with Shift extends from the anchor. Pure, so
 * that mouse, keyboard and tests share it. Positions are indices into `keys`.
 */
export interface Selection {
  selected: ReadonlySet<string>;
  /** Where Shift extends from. */
  anchor: number;
  /** The item the keyboard is on. */
  active: number;
}

export const emptySelection: Selection = { selected: new Set(), anchor: 0, active: 0 };

export interface Modifiers {
  extend: boolean;
  toggle: boolean;
}

const within = (index: number, keys: readonly string[]): number =>
  Math.max(0, Math.min(keys.length - 1, index));

/** Move to `index` and select as the modifiers say. */
export function choose(
  from: Selection,
  keys: readonly string[],
  index: number,
  { extend, toggle }: Modifiers,
): Selection {
  if (keys.length === 0) return emptySelection;
  const at = within(index, keys);
  if (extend) {
    const anchor = within(from.anchor, keys);
    const range = keys.slice(Math.min(anchor, at), Math.max(anchor, at) + 1);
    return { selected: new Set(toggle ? [...from.selected, ...range] : range), anchor, active: at };
  }
  const key = keys[at]!;
  if (!toggle) return { selected: new Set([key]), anchor: at, active: at };
  const selected = new Set(from.selected);
  if (!selected.delete(key)) selected.add(key);
  return { selected, anchor: at, active: at };
}

/** Move the keyboard to `index` and leave the selection as it is. */
export function moveTo(from: Selection, keys: readonly string[], index: number): Selection {
  return keys.length === 0
    ? from
    : { ...from, anchor: within(index, keys), active: within(index, keys) };
}

export function selectAll(from: Selection, keys: readonly string[]): Selection {
  return { ...from, selected: new Set(keys) };
}

export function clearSelection(from: Selection): Selection {
  return { ...from, selected: new Set() };
}

/** After the list changed: what is no longer in it is no longer selected. */
export function keepWithin(from: Selection, keys: readonly string[]): Selection {
  if (from.selected.size === 0 && from.active < keys.length) return from;
  const present = new Set(keys);
  const selected = [...from.selected].filter((key) => present.has(key));
  if (selected.length === from.selected.size && from.active < keys.length) return from;
  return {
    selected: new Set(selected),
    anchor: Math.max(0, within(from.anchor, keys)),
    active: Math.max(0, within(from.active, keys)),
  };
}
