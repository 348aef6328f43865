import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Makes the whole page a place to drop files on: what no drop zone has taken is given to
 * `onDrop`, within the drop's own task. Null: the page is none. Returns whether files are
 * dragged over the page.
 */
export function usePageDrop(onDrop: ((data: DataTransfer) => void) | null): boolean {
  const [over, setOver] = useState(false);
  const isPlace = onDrop !== null;
  const take = useEffectEvent((data: DataTransfer) => onDrop?.(data));

  useEffect(() => {
    if (!isPlace) return;
    const listeners = new AbortController();
    const { signal } = listeners;
    const isOurs = (event: DragEvent): boolean =>
      !event.defaultPrevented && (event.dataTransfer?.types.includes('Files') ?? false);
    // On the document: after the drop zones of React, before the window's answer to stray drops.
    document.addEventListener(
      'dragover',
      (event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    document.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    document.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!isOurs(event)) return;
        event.preventDefault();
        if (event.dataTransfer!.files.length > 0) take(event.dataTransfer!);
      },
      { signal },
    );
    return () => listeners.abort();
  }, [isPlace]);
  return over;
}
