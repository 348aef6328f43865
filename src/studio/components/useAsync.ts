import { useEffect, useState } from 'react';

export type Asked<T> =
  { state: 'waiting' } | { state: 'known'; value: T } | { state: 'failed'; message: string };

/**
 * The answer to a question to a worker, asked again when `key` changes. The last
 * answer stays while the next is on its way; one that comes late is dropped.
 */
export function useAsync<T>(key: string, ask: () => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<Asked<T>>({ state: 'waiting' });
  useEffect(() => {
    let wanted = true;
    // Sliders and typing change the key many times a second.
    const timer = setTimeout(() => {
      ask().then(
        (value) => wanted && setAnswer({ state: 'known', value }),
        (error: unknown) =>
          wanted &&
          setAnswer({
            state: 'failed',
            message: error instanceof Error ? error.message : String(error),
          }),
      );
    }, 200);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // `key` says everything that `ask` depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return answer;
}
