import { afterEach, expect, it, vi } from 'vitest';
import { START_MS, watchLife } from './lifeLock';

/** A worker whose messages the test sends; its lock is never freed. */
function watched() {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { locks: { request: () => new Promise(() => undefined) } });
  let hold = '';
  const worker = Object.assign(new EventTarget(), {
    postMessage: (message: { hold: string }) => void (hold = message.hold),
  });
  const ended = vi.fn();
  const stop = watchLife(worker as unknown as Worker, ended);
  const holds = () => worker.dispatchEvent(new MessageEvent('message', { data: { held: hold } }));
  return { ended, stop, holds };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a worker that never holds its lock has ended', () => {
  const { ended } = watched();
  vi.advanceTimersByTime(START_MS - 1);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledOnce();
});

it('one that holds it lives on, and one that is ended on purpose is not told', () => {
  const living = watched();
  living.holds();
  vi.advanceTimersByTime(START_MS);
  expect(living.ended).not.toHaveBeenCalled();
  const stopped = watched();
  stopped.stop();
  vi.advanceTimersByTime(START_MS);
  expect(stopped.ended).not.toHaveBeenCalled();
});
