import { expect, it, vi } from 'vitest';
import { cancellable } from './cancellable';

it('does not call the worker for what is cancelled already', async () => {
  const call = vi.fn();
  const reason = new DOMException('cancelled', 'AbortError');
  const cancelled = cancellable(() => undefined, AbortSignal.abort(reason), call);
  await expect(cancelled).rejects.toBe(reason);
  expect(call).not.toHaveBeenCalled();
});

it('a worker that ends while it is told to cancel leaves one error, that of the call', async () => {
  const controller = new AbortController();
  const reason = new DOMException('cancelled', 'AbortError');
  let fail: (error: Error) => void;
  const call = () => new Promise<never>((_, reject) => (fail = reject));
  const lost = () => Promise.reject(new Error('The worker ended.'));
  const cancelled = cancellable(() => undefined, controller.signal, call, lost);
  controller.abort(reason);
  fail!(new Error('The worker ended.'));
  await expect(cancelled).rejects.toBe(reason);
  await new Promise(setImmediate); // In which Node tells of a rejection that nobody handled.
});
