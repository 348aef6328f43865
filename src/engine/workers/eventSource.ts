import { proxy, type ProxyMarked } from 'comlink';
import type { EventSource } from '../protocol';

/** Hand a generator of events across the wall: the page pulls, and the generator runs between pulls. */
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
