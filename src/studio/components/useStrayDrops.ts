import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { offerProjects } from './project/projectDialog';

const ID = 'stray-drop';

/**
 * Ignores files that are dropped outside every drop zone, because the browser would leave
 * the app and open them; project files are offered to be opened. With a `hint`, such a drop shows it as a notification.
 */
export function useStrayDrops(hint: string | null): void {
  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    const guard = (event: DragEvent): boolean => {
      // A drop zone prevents the default itself; dragged text can still be dropped into fields.
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return false;
      event.preventDefault();
      return true;
    };
    window.addEventListener('dragover', guard, { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (!guard(event)) return;
        void offerProjects([...event.dataTransfer!.files]).then((others) => {
          if (!hint || others.length === 0) return;
          notifications.hide(ID);
          notifications.show({ id: ID, message: hint });
        });
      },
      { signal },
    );
    return () => listeners.abort();
  }, [hint]);
}
