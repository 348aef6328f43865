import { liveQuery } from 'dexie';
import { startTransition, useEffect, useState } from 'react';

/**
 * The result of a query, read again whenever its data changes. Unlike the hook of
 * dexie-react-hooks, which renders a new result at once, React renders it in slices: while a run
 * writes its history, no task of the page grows long.
 *
 * A query that gives a number, a text or undefined draws nothing while that stays the same.
 *
 * @param deps the query is another one when these change; the earlier result stays until then
 * @returns undefined before the first result; a failed read throws into the nearest error boundary
 */
export function useLiveQuery<T>(
  query: () => T | Promise<T>,
  deps: readonly unknown[] = [],
): T | undefined {
  const [answer, setAnswer] = useState<{ value: T }>();
  const [error, setError] = useState<{ reason: unknown }>();
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) =>
        startTransition(() =>
          setAnswer((last) => (last && Object.is(last.value, value) ? last : { value })),
        ),
      error: (reason: unknown) => setError({ reason }),
    });
    return () => subscription.unsubscribe();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, deps);
  if (error) throw error.reason;
  return answer?.value;
}
