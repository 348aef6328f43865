type Work = (lock: object | null) => Promise<unknown>;

/** What the sessions ask of Web Locks, which Node 20 does not have: exclusive ones, and shared ones alone. */
export function lockManager() {
  const held = new Map<string, Promise<unknown>>();
  return {
    async request(name: string, options: { ifAvailable?: boolean } | Work, given?: Work) {
      const work = given ?? (options as Work);
      const isBusy = held.has(name);
      if (isBusy && 'ifAvailable' in options) return await work(null);
      const turn = (held.get(name) ?? Promise.resolve()).then(() => work({}));
      const over = turn
        .catch(() => undefined)
        .then(() => void (held.get(name) === over && held.delete(name)));
      held.set(name, over);
      return await turn;
    },
  };
}
