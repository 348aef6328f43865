import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { START_TIMEOUT } from './inTime';
import { KernelPool } from './kernelPool';
import type { WasmMachine } from './start';

/** A helper that does with its start what `reply` says. */
let reply: (helper: Helper, index: number) => void;
let helpers: Helper[];

class Helper {
  onmessage: (() => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  readonly terminate = vi.fn();
  constructor() {
    helpers.push(this);
  }
  postMessage({ index }: { index: number }): void {
    queueMicrotask(() => reply(this, index));
  }
}

const machine = {
  heap: { _malloc: () => 64, _free: () => undefined },
  memory: new WebAssembly.Memory({ initial: 1 }),
  threads: 3,
} as unknown as WasmMachine;

/** An empty module. */
const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

beforeEach(() => {
  helpers = [];
  vi.useFakeTimers();
  vi.stubGlobal('Worker', Helper);
  // What a worker says to the thread that started it.
  vi.stubGlobal('postMessage', vi.fn());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('starts with a helper for every thread but one, each of which it depends on', async () => {
  reply = (helper) => helper.onmessage!();
  await KernelPool.start(machine, module);
  expect(helpers).toHaveLength(2);
  expect(vi.mocked(postMessage).mock.calls).toEqual([
    [{ held: expect.any(String) }],
    [{ held: expect.any(String) }],
  ]);
});

it('gives up a start in which a helper ends without a word, and ends the others', async () => {
  reply = (helper, index) => index === 1 && helper.onmessage!();
  const start = KernelPool.start(machine, module);
  const outcome = expect(start).rejects.toMatchObject({ code: 'worker-silent' });
  // The module is instantiated in real time.
  await vi.waitFor(() => expect(helpers).toHaveLength(2));
  await vi.advanceTimersByTimeAsync(START_TIMEOUT);
  await outcome;
  for (const { terminate } of helpers) expect(terminate).toHaveBeenCalledOnce();
});

it('gives up a start in which a helper fails, at once', async () => {
  reply = (helper, index) =>
    index === 1 ? helper.onmessage!() : helper.onerror!({ message: 'no memory' });
  await expect(KernelPool.start(machine, module)).rejects.toMatchObject({ code: 'worker-lost' });
  for (const { terminate } of helpers) expect(terminate).toHaveBeenCalledOnce();
});
