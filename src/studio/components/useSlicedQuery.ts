import { liveQuery } from 'dexie';
import { startTransition, useEffect, useState } from 'react';

/**
 * dexie's `useLiveQuery` for answers that take long to draw: React draws them in slices, so
 * that the page answers meanwhile. Undefined before the first answer; a failed read throws
 * into the room's error boundary.
 *
 * @param query the same function at every render: another one asks anew
 */
export function useSlicedQuery<T>(query: () => Promise<T>): T | undefined {
  const [answer, setAnswer] = useState<{ value: T }>();
  const [error, setError] = useState<{ reason: unknown }>();
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => startTransition(() => setAnswer({ value })),
      error: (reason: unknown) => setError({ reason }),
    });
    return () => subscription.unsubscribe();
  }, [query]);
  if (error) throw error.reason;
  return answer?.value;
}
