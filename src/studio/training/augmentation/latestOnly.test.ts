import { expect, it } from 'vitest';
import { latestOnly } from './latestOnly';

/** Work whose promises the test settles itself. */
function heldWork() {
  const started: { request: number; finish: (fail?: boolean) => void }[] = [];
  const work = (request: number) =>
    new Promise<number>((resolve, reject) => {
      started.push({ request, finish: (fail) => (fail ? reject(new Error()) : resolve(request)) });
    });
  return { started, work };
}

const settled = () => new Promise(setImmediate);

it('keeps only the newest of the requests that arrive while one is under way', async () => {
  const { started, work } = heldWork();
  const results: number[] = [];
  const { request } = latestOnly(
    work,
    (result) => results.push(result),
    () => undefined,
  );
  for (const n of [1, 2, 3, 4]) request(n);
  expect(started.map((s) => s.request)).toEqual([1]);
  started[0]!.finish();
  await settled();
  expect(started.map((s) => s.request)).toEqual([1, 4]);
  started[1]!.finish();
  await settled();
  expect(results).toEqual([1, 4]);
});

it('continues after a failure, and reports nothing once disposed', async () => {
  const { started, work } = heldWork();
  const results: number[] = [];
  let failures = 0;
  const { request, dispose } = latestOnly(
    work,
    (result) => results.push(result),
    () => failures++,
  );
  request(1);
  request(2);
  started[0]!.finish(true);
  await settled();
  expect(failures).toBe(1);
  dispose();
  started[1]!.finish();
  await settled();
  expect(results).toEqual([]);
});
