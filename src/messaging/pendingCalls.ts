/**
 * Calls that wait for an answer and can all be rejected at once. A call that has
 * settled leaves nothing behind, which `Promise.race` against one long-lived promise
 * would: that promise keeps the outcome of every race until it settles itself.
 */
export class PendingCalls {
  private readonly rejecters = new Set<(reason: unknown) => void>();

  /** How many calls wait. */
  get size(): number {
    return this.rejecters.size;
  }

  /** The outcome of `call`, unless `rejectAll` or an abort comes first: then that reason. */
  add<T>(call: PromiseLike<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const settled = () => {
        this.rejecters.delete(fail);
        signal?.removeEventListener('abort', aborted);
      };
      const fail = (reason: unknown) => {
        settled();
        reject(reason);
      };
      const aborted = () => fail(signal?.reason);
      this.rejecters.add(fail);
      signal?.addEventListener('abort', aborted);
      call.then((value) => {
        settled();
        resolve(value);
      }, fail);
      if (signal?.aborted) aborted();
    });
  }

  rejectAll(reason: unknown): void {
    for (const fail of [...this.rejecters]) fail(reason);
  }
}
