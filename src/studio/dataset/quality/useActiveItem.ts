import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

export interface ActiveItem {
  /** The one item that has the keyboard. */
  active: number;
  setActive: (index: number) => void;
  /** Whether the active item is to take the focus when it is drawn. */
  takesFocusRef: RefObject<boolean>;
  /** Move the keyboard to an item, or to the nearest that there is. */
  goTo: (index: number) => void;
  /** Arrows, Home and End move; another key is given to `act`, which says whether it did something. */
  onKeyDown: (event: KeyboardEvent, act: (key: string) => boolean) => void;
}

/** One of many items has the keyboard (roving tabindex). `show` brings one into the window. */
export function useActiveItem(count: number, show?: (index: number) => void): ActiveItem {
  const [active, setActive] = useState(0);
  const takesFocusRef = useRef(false);
  function goTo(index: number): void {
    const next = Math.max(0, Math.min(count - 1, index));
    takesFocusRef.current = true;
    setActive(next);
    show?.(next);
  }
  function onKeyDown(event: KeyboardEvent, act: (key: string) => boolean): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowDown' || key === 'ArrowRight') goTo(active + 1);
    else if (key === 'ArrowUp' || key === 'ArrowLeft') goTo(active - 1);
    else if (key === 'Home') goTo(0);
    else if (key === 'End') goTo(count - 1);
    else if (!act(key.toLowerCase())) return;
    event.preventDefault();
  }
  return { active, setActive, takesFocusRef, goTo, onKeyDown };
}

/** The element of an item: it takes the focus when it has become the active one. */
export function useItemFocus(
  isActive: boolean,
  takesFocusRef: RefObject<boolean>,
): RefObject<HTMLDivElement | null> {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isActive || !takesFocusRef.current) return;
    takesFocusRef.current = false;
    item.current?.focus({ preventScroll: true });
  });
  return item;
}
