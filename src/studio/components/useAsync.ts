import { useEffect, useState } from 'react';
import { sayError } from '../../texts/t';

export type AsyncResult<T> =
  { state: 'waiting' } | { state: 'known'; value: T } | { state: 'failed'; message: string };

/**
 * The result of an asynchronous request, made again when `key` changes. The last result
 * stays until the next arrives; the result of an outdated request is dropped.
 */
export function useAsync<T>(key: string, ask: () => Promise<T>): AsyncResult<T> {
  const [answer, setAnswer] = useState<AsyncResult<T>>({ state: 'waiting' });
  useEffect(() => {
    let wanted = true;
    // Sliders and typing change the key many times a second.
    const timer = setTimeout(() => {
      ask().then(
        (value) => wanted && setAnswer({ state: 'known', value }),
        (error: unknown) => wanted && setAnswer({ state: 'failed', message: sayError(error) }),
      );
    }, 200);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // `key` contains everything that `ask` depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return answer;
}
