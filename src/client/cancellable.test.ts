import { expect, it, vi } from 'vitest';
import { cancellable } from './cancellable';

it('does not call the worker for what is cancelled already', async () => {
  const call = vi.fn();
  const reason = new DOMException('cancelled', 'AbortError');
  const cancelled = cancellable(() => undefined, AbortSignal.abort(reason), call);
  await expect(cancelled).rejects.toBe(reason);
  expect(call).not.toHaveBeenCalled();
});
