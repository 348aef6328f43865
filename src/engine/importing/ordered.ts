/**
 * `work` over `items`, up to `width` at a time, results in the order of the items:
 * what comes of an import must not depend on which worker was faster. Items are
 * taken only as results are asked for, so memory holds `width` of them at most.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<{ item: Item; result: Result }, void> {
  const underWay: { item: Item; result: Promise<Result> }[] = [];
  const iterator = items[Symbol.iterator]();
  for (;;) {
    while (underWay.length < width) {
      const next = iterator.next();
      if (next.done) break;
      const result = work(next.value);
      // Awaited when its turn comes; until then a failure is not an unhandled one.
      result.catch(() => {});
      underWay.push({ item: next.value, result });
    }
    const first = underWay.shift();
    if (!first) return;
    yield { item: first.item, result: await first.result };
  }
}
