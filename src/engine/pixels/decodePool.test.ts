import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DecodeApi, Examined } from './decodeApi';
import { DecodePool, WorkerDied } from './decodePool';

/** A decode worker that answers with what is in a file, and dies of a file that says `deadly`. */
class FakeWorker extends EventTarget {
  static started = 0;
  static starts = true;
  private readonly inner: MessagePort;
  private readonly outer: MessagePort;

  constructor() {
    super();
    FakeWorker.started++;
    if (!FakeWorker.starts) queueMicrotask(() => void this.die());
    ({ port1: this.inner, port2: this.outer } = new MessageChannel());
    const api: DecodeApi = {
      skipKnown: async () => {},
      examine: (files) => Promise.all(files.map((file) => this.look(file))),
      square: () => this.die(),
    };
    expose(api, this.inner);
    this.outer.start();
  }

  private async look(file: Blob): Promise<Examined> {
    const hash = await file.text();
    return hash === 'deadly' ? this.die() : { kind: 'known', hash };
  }

  private die(): Promise<never> {
    this.dispatchEvent(new Event('error'));
    return new Promise(() => {});
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.outer.postMessage(message, transfer);
  }
  override addEventListener(type: string, listener: (event: Event) => void): void {
    if (type === 'message') this.outer.addEventListener(type, listener);
    else super.addEventListener(type, listener);
  }
  override removeEventListener(type: string, listener: (event: Event) => void): void {
    this.outer.removeEventListener(type, listener);
  }
  terminate(): void {
    this.inner.close();
  }
}

const files = (...contents: string[]) => contents.map((content) => new Blob([content]));

describe('DecodePool', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', FakeWorker);
    FakeWorker.started = 0;
    FakeWorker.starts = true;
  });
  afterEach(() => vi.unstubAllGlobals());

  it('reports the file that its worker dies of, and looks at the others of the handful', async () => {
    const pool = new DecodePool(2);
    await pool.skipKnown([]);
    const found = await Promise.all([
      pool.examine(files('a', 'b')),
      pool.examine(files('c', 'deadly', 'd')),
      pool.examine(files('e')),
    ]);
    expect(found.flat()).toEqual([
      { kind: 'known', hash: 'a' },
      { kind: 'known', hash: 'b' },
      { kind: 'known', hash: 'c' },
      expect.objectContaining({ kind: 'rejected', reason: 'unreadable' }),
      { kind: 'known', hash: 'd' },
      { kind: 'known', hash: 'e' },
    ]);
    expect(await pool.examine(files('f'))).toEqual([{ kind: 'known', hash: 'f' }]);
    pool.close();
  });

  it('says so when a worker dies of a picture for training, and has another for the next call', async () => {
    const pool = new DecodePool(1);
    await pool.skipKnown([]);
    await expect(pool.square(new ArrayBuffer(4), 32)).rejects.toThrow(WorkerDied);
    expect(FakeWorker.started).toBe(2);
    expect(await pool.examine(files('a'))).toEqual([{ kind: 'known', hash: 'a' }]);
    pool.close();
  });

  it('does not start workers for ever that never answer', async () => {
    FakeWorker.starts = false;
    const pool = new DecodePool(2);
    await expect(pool.skipKnown([])).rejects.toThrow(WorkerDied);
    await expect(pool.examine(files('a'))).rejects.toThrow(WorkerDied);
    expect(FakeWorker.started).toBeLessThan(5);
    pool.close();
  });
});
