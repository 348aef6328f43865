import { proxy, type ProxyMarked } from 'comlink';
import type { EventSource } from '../protocol/eventSource';

/** Expose a generator of events to the page through comlink: the page pulls, and the generator runs between pulls. */
export function eventSource<Event>(
  events: AsyncGenerator<Event, void>,
): EventSource<Event> & ProxyMarked {
  return proxy({
    next: () => events.next(),
    async return() {
      await events.return();
    },
  });
}
