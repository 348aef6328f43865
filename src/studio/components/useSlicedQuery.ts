import { liveQuery } from 'dexie';
import { startTransition, useEffect, useState } from 'react';

/**
 * dexie's `useLiveQuery` for results that take long to render: React renders them in slices,
 * so that the page stays responsive. Undefined before the first result; a failed read throws
 * into the page's error boundary.
 *
 * @param query the same function at every render: another one starts a new query
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
