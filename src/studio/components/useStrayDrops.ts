import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';

const ID = 'stray-drop';

/**
 * Keeps files that are dropped beside every drop zone from replacing the studio: a
 * browser would leave the page and open them. With a `hint`, the drop is answered by it.
 */
export function useStrayDrops(hint: string | null): void {
  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    const guard = (event: DragEvent): boolean => {
      // A drop zone prevents the default itself; dragged text still goes into fields.
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return false;
      event.preventDefault();
      return true;
    };
    window.addEventListener('dragover', guard, { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (!guard(event) || !hint) return;
        notifications.hide(ID);
        notifications.show({ id: ID, message: hint });
      },
      { signal },
    );
    return () => listeners.abort();
  }, [hint]);
}
