/** A second thread for our kernels: waits until there is a job, and runs part of its tasks. */
import { holdLock } from '../../../messaging/lifeLock';
import { CLOSED, instantiate, waitWhile, WORD, workThrough, type HelperStart } from './shared';

/** Join the open job; false when it is already over. */
function enter(words: Int32Array): boolean {
  for (;;) {
    const state = Atomics.load(words, WORD.state);
    if (state & CLOSED) return false;
    if (Atomics.compareExchange(words, WORD.state, state, state + 1) === state) return true;
  }
}

self.onmessage = async ({ data }: MessageEvent<HelperStart>) => {
  const { module, memory, words, index, lock } = data;
  await holdLock(lock);
  const kernels = await instantiate(module, memory);
  let seen = Atomics.load(words, WORD.sequence);
  self.postMessage('ready');
  for (;;) {
    waitWhile(words, WORD.sequence, seen);
    seen = Atomics.load(words, WORD.sequence);
    if (index >= Atomics.load(words, WORD.threads)) {
      // Asleep at once, because its core is wanted.
      Atomics.wait(words, WORD.sequence, seen);
      continue;
    }
    if (!enter(words)) continue;
    try {
      workThrough(kernels, words, index);
    } catch {
      Atomics.store(words, WORD.failed, 1);
    }
    if (Atomics.sub(words, WORD.state, 1) === CLOSED + 1) Atomics.notify(words, WORD.state);
  }
};
