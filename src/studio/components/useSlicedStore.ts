import { startTransition, useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/**
 * zustand's `useStore` for a state that changes several times a second: React renders the changes
 * in slices. `useStore` itself renders each at once, which took up to 100 ms beside a training.
 * What is shown may therefore be a moment behind the store.
 */
export function useSlicedStore<State, Selected>(
  store: StoreApi<State>,
  selector: (state: State) => Selected,
): Selected {
  const [shown, setShown] = useState(() => ({ value: selector(store.getState()) }));
  useEffect(() => {
    const show = (state: State) => {
      const value = selector(state);
      startTransition(() => {
        setShown((before) => (Object.is(before.value, value) ? before : { value }));
      });
    };
    show(store.getState()); // It may have changed since the first render.
    return store.subscribe(show);
    // Selectors are written in place and read nothing but the state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store]);
  return shown.value;
}
