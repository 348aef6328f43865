import { afterEach, describe, expect, it, vi } from 'vitest';
import { startThread } from './threadWorker.fixture';
import { WorkerClient, type EventStream, type WorkerClientOptions } from './workerClient';

interface CounterApi {
  add(amount: number): Promise<number>;
  fail(): Promise<void>;
  /** Ends the worker's code with an error that nobody catches. */
  die(): Promise<void>;
  /** Never answers; the worker stays alive. */
  wait(): Promise<void>;
  /** Keeps the worker busy for ever, deaf to everything. */
  hang(): Promise<void>;
  /** How often it was asked for a sign of life. */
  pings(): Promise<number>;
  countTo(last: number): Promise<EventStream<number>>;
}

const COUNTER = `
  let sum = 0;
  let pings = 0;
  expose({
    async add(amount) { return (sum += amount); },
    async fail() { throw new Error('no'); },
    async die() { setTimeout(() => { throw new Error('dead'); }); return new Promise(() => {}); },
    wait: () => new Promise(() => {}),
    hang() { for (;;); },
    async ping() { pings++; },
    async pings() { return pings; },
    async countTo(last) {
      const stream = (function* () { for (let n = 1; n <= last; n++) yield n; })();
      return proxy({ async next() { return stream.next(); }, async return() { stream.return(); } });
    },
  });
`;

let started = 0;
const open: WorkerClient<CounterApi>[] = [];

function client(options: Partial<WorkerClientOptions<CounterApi>> = {}) {
  const one = new WorkerClient<CounterApi>(
    () => {
      started++;
      return startThread(COUNTER);
    },
    { lostMessage: 'The counter stopped. Count again.', ...options },
  );
  open.push(one);
  return one;
}

afterEach(() => {
  vi.useRealTimers();
  for (const one of open.splice(0)) one.end();
  started = 0;
});

const code = (code: string) => expect.objectContaining({ name: 'WorkerError', code });

describe('WorkerClient', () => {
  it('starts its worker with the first call and keeps it', async () => {
    const counter = client();
    expect(started).toBe(0);
    expect(await counter.api.add(2)).toBe(2);
    expect(await counter.call((api) => api.add(3))).toBe(5);
    await expect(counter.api.fail()).rejects.toThrow('no');
    expect(await counter.api.add(1)).toBe(6);
    expect(started).toBe(1);
    expect(counter.pending).toBe(0);
  });

  it('rejects every call that waits when the worker dies; the next call starts a new one', async () => {
    const counter = client();
    const calls = [counter.api.wait(), counter.api.wait(), counter.api.die()];
    const outcomes = await Promise.allSettled(calls);
    for (const outcome of outcomes) {
      expect(outcome).toEqual({ status: 'rejected', reason: code('worker-lost') });
    }
    await expect(calls[0]).rejects.toThrow('The counter stopped. Count again.');
    expect(await counter.api.add(1)).toBe(1);
    expect(started).toBe(2);
  });

  it('tells a new worker first what it must know', async () => {
    const counter = client({ prepare: (api) => api.add(100) });
    expect(await counter.api.add(1)).toBe(101);
    counter.end();
    expect(await counter.api.add(2)).toBe(102);
  });

  it('rejects the calls that wait when it ends the worker itself', async () => {
    const counter = client();
    const waiting = expect(counter.api.wait()).rejects.toEqual(code('worker-ended'));
    counter.end();
    await waiting;
  });

  it('gives up one call when its signal aborts, and only that one', async () => {
    const counter = client();
    const controller = new AbortController();
    const waiting = counter.call((api) => api.wait(), controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(counter.call((api) => api.wait(), controller.signal)).rejects.toThrow('enough');
    expect(await counter.api.add(1)).toBe(1);
    expect(started).toBe(1);
  });
});

describe('a stream', () => {
  it('is pulled to its end, or returned', async () => {
    const counter = client();
    const stream = await counter.stream((api) => api.countTo(2));
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    expect(await stream.next()).toEqual({ done: false, value: 2 });
    expect((await stream.next()).done).toBe(true);
    expect((await stream.next()).done).toBe(true);
    const returned = await counter.stream((api) => api.countTo(9));
    await returned.return();
    expect((await returned.next()).done).toBe(true);
  });

  it('rejects when its worker has died, though a new worker answers other calls', async () => {
    const counter = client();
    const stream = await counter.stream((api) => api.countTo(9));
    await stream.next();
    await expect(counter.api.die()).rejects.toEqual(code('worker-lost'));
    expect(await counter.api.add(1)).toBe(1);
    await expect(stream.next()).rejects.toEqual(code('worker-lost'));
  });
});

describe('silence', () => {
  const INTERVAL = 10_000;
  const fakeIntervals = () =>
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] });

  it('gives a worker up that does not answer', async () => {
    fakeIntervals();
    const counter = client();
    const hanging = counter.api.hang();
    const settled = vi.fn();
    hanging.catch(settled);
    await vi.advanceTimersByTimeAsync(12 * INTERVAL);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(INTERVAL);
    await expect(hanging).rejects.toEqual(code('worker-silent'));
    expect(await counter.api.add(1)).toBe(1);
  });

  it('may be longer where one piece of the work may take longer', async () => {
    fakeIntervals();
    const counter = client({ silentIntervals: 30 });
    const hanging = counter.api.hang();
    const settled = vi.fn();
    hanging.catch(settled);
    await vi.advanceTimersByTimeAsync(30 * INTERVAL);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(INTERVAL);
    await expect(hanging).rejects.toEqual(code('worker-silent'));
  });

  it('does not count the time that the computer slept', async () => {
    fakeIntervals();
    const counter = client();
    const settled = vi.fn();
    counter.api.hang().catch(settled);
    await vi.advanceTimersByTimeAsync(INTERVAL);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(2 * INTERVAL);
    expect(settled).not.toHaveBeenCalled();
  });

  it('is not what a long call is, as long as the worker answers in between', async () => {
    fakeIntervals();
    const counter = client();
    const settled = vi.fn();
    counter.api.wait().catch(settled);
    for (let asked = 1; asked <= 30; asked++) {
      await vi.advanceTimersByTimeAsync(INTERVAL);
      expect(await counter.api.pings()).toBe(asked);
    }
    expect(settled).not.toHaveBeenCalled();
  });
});

describe('an idle worker', () => {
  it('ends when neither a call nor a stream uses it, and starts again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const counter = client({ idleMs: 1000 });
    const stream = await counter.stream((api) => api.countTo(1));
    await counter.api.add(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await counter.api.add(1)).toBe(2);
    await stream.return();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await counter.api.add(1)).toBe(1);
    expect(started).toBe(2);
  });
});
