/**
 * This folder holds the types that cross the boundary between the page and its workers, and nothing
 * else. Each worker entry point (`workers/*.worker.ts`) exposes one of the APIs through comlink; the
 * page's side of it is `client`. Stored images and weights are not sent: workers read and write them
 * in storage themselves.
 */

/**
 * A stream pulled one event at a time: the work pauses while `next()` is not called, and
 * `return()` stops it cleanly. comlink carries it as a proxied object.
 */
export interface EventSource<Event> {
  next(): Promise<IteratorResult<Event, void>>;
  return(): Promise<void>;
}
