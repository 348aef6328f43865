/**
 * The end of the script of tfjs's threads: before a thread does anything, it holds the lock that its
 * parent names (messaging/lifeLock.ts), by which its end is heard of. Later it waits inside
 * WebAssembly and hears nothing. Without Web Locks (plain http) it starts at once.
 */
export const holdingItsLock = `(() => {
  const work = self.onmessage;
  let held = Promise.resolve();
  self.onmessage = (event) => {
    const name = event.data.hold;
    if (!name) held.then(() => work(event));
    else if (navigator.locks)
      held = new Promise((resolve) => {
        navigator.locks.request(name, () => {
          resolve();
          return new Promise(() => {});
        });
      });
  };
})();
`;
