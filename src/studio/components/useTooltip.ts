import { useDisclosure } from '@mantine/hooks';
import { useEffect, type FocusEvent, type PointerEvent } from 'react';

/** Ours, below, replace Mantine's events. */
const noEvents = { hover: false, focus: false, touch: false };

/** A page that changes below a resting pointer makes browsers send events without a movement. */
const isMoved = ({ movementX, movementY }: PointerEvent): boolean =>
  movementX !== 0 || movementY !== 0;

/**
 * When a tooltip is open: after the user moved a mouse over what it describes, tapped that or
 * reached it by the keyboard. Escape, a press anywhere and another page close it.
 * @returns properties of the Tooltip, and of the one element in it
 */
export function useTooltip() {
  const [opened, { open, close }] = useDisclosure(false);
  useEffect(() => {
    if (!opened) return;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    // In the capturing phase: a tap's own release, which opens, comes after it.
    document.addEventListener('pointerdown', close, true);
    document.addEventListener('keydown', onKey);
    // A tap on a link opens the tooltip and the page of the link: what it describes may stay in the header.
    window.addEventListener('hashchange', close);
    return () => {
      document.removeEventListener('pointerdown', close, true);
      document.removeEventListener('keydown', onKey);
      window.removeEventListener('hashchange', close);
    };
  }, [opened, close]);

  const target = {
    onPointerMove: (event: PointerEvent) => {
      // A button held down drags or presses, and has closed the tooltip.
      if (event.pointerType === 'mouse' && event.buttons === 0 && isMoved(event)) open();
    },
    onPointerUp: ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') open();
    },
    // A finger that is lifted leaves too.
    onPointerLeave: ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') close();
    },
    onFocus: ({ currentTarget }: FocusEvent) => {
      if (currentTarget.matches(':focus-visible')) open();
    },
    onBlur: close,
  };
  return { tooltip: { opened, events: noEvents }, target };
}
