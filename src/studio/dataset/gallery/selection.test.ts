import { describe, expect, it } from 'vitest';
import { choose, emptySelection, keepWithin, moveTo, selectAll } from './selection';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const plain = { extend: false, toggle: false };
const extend = { extend: true, toggle: false };
const toggle = { extend: false, toggle: true };
const list = (selection: { selected: ReadonlySet<string> }) => [...selection.selected].sort();

describe('selecting as file managers do', () => {
  it('a click selects one and forgets the rest', () => {
    const one = choose(choose(emptySelection, keys, 1, plain), keys, 3, plain);
    expect(list(one)).toEqual(['d']);
  });

  it('shift extends from the anchor, both ways, and shrinks again', () => {
    let selection = choose(emptySelection, keys, 2, plain);
    selection = choose(selection, keys, 4, extend);
    expect(list(selection)).toEqual(['c', 'd', 'e']);
    selection = choose(selection, keys, 1, extend);
    expect(list(selection)).toEqual(['b', 'c']);
  });

  it('ctrl adds and removes', () => {
    let selection = choose(emptySelection, keys, 0, plain);
    selection = choose(selection, keys, 5, toggle);
    selection = choose(selection, keys, 0, toggle);
    expect(list(selection)).toEqual(['f']);
  });

  it('ctrl and shift add a range to what was selected', () => {
    let selection = choose(emptySelection, keys, 0, plain);
    selection = choose(selection, keys, 3, toggle);
    selection = choose(selection, keys, 5, { extend: true, toggle: true });
    expect(list(selection)).toEqual(['a', 'd', 'e', 'f']);
  });

  it('moving leaves the selection alone', () => {
    const selection = moveTo(choose(emptySelection, keys, 1, plain), keys, 4);
    expect(list(selection)).toEqual(['b']);
    expect(selection.active).toBe(4);
  });

  it('drops what left the list, and stays inside it', () => {
    const selection = keepWithin({ ...selectAll(emptySelection, keys), active: 5 }, ['b', 'c']);
    expect(list(selection)).toEqual(['b', 'c']);
    expect(selection.active).toBe(1);
    expect(keepWithin(selection, []).active).toBe(0);
  });
});
