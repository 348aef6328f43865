/**
 * Interrupted runs that nobody is to be asked about again: the user has taken them out of the queue,
 * or closed the notice. Kept by the browser, for every tab.
 */
import { createStore } from 'zustand/vanilla';

const KEY = 'mask-studio-set-aside';

function stored(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // Only a notice too many.
  }
}

/** The ids of those runs. */
export const setAsideStore = createStore<readonly string[]>(stored);

function keep(ids: readonly string[]): void {
  setAsideStore.setState(ids, true);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Until a reload it holds without the browser's storage, too.
  }
}

/** Do not ask about these runs again. */
export const setAside = (runIds: readonly string[]): void =>
  keep([...new Set([...setAsideStore.getState(), ...runIds])]);

/** Ask about these runs, should they be interrupted: the user has started them anew. */
export function askAbout(runIds: readonly string[]): void {
  const ids = setAsideStore.getState();
  if (runIds.some((id) => ids.includes(id))) keep(ids.filter((id) => !runIds.includes(id)));
}

// Tests have no window.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) setAsideStore.setState(stored(), true);
  });
}
