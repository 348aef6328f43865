import { useEffect } from 'react';
import { create } from 'zustand';

/** The form's fields that hold a value which cannot be used, by the id that React gave them. */
const useStore = create<{ ids: readonly string[] }>(() => ({ ids: [] }));

/** Tells the form whether this field holds such a value, for as long as it is on the page. */
export function useReportInvalid(id: string, isInvalid: boolean): void {
  useEffect(() => {
    if (!isInvalid) return;
    useStore.setState(({ ids }) => ({ ids: [...ids, id] }));
    return () => useStore.setState(({ ids }) => ({ ids: ids.filter((each) => each !== id) }));
  }, [id, isInvalid]);
}

export const useHasInvalid = (): boolean => useStore(({ ids }) => ids.length > 0);
