import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkerError } from '../../messaging/supervisedWorker';
import { startThread } from '../../messaging/threadWorker.fixture';
import { DecodePool } from './decodePool';

/** A decode worker that answers with what is in a file, and dies of a file that says `deadly`. */
const DECODER = `
  const die = () => {
    setTimeout(() => { throw new Error('out of memory'); });
    return new Promise(() => {});
  };
  const inspect = async (file) => {
    const hash = await file.text();
    return hash === 'deadly' ? die() : { kind: 'known', hash };
  };
  expose({
    skipKnown: async () => {},
    inspect: (files) => Promise.all(files.map(inspect)),
    square: die,
  });
`;

let started = 0;
let code = DECODER;

const files = (...contents: string[]) => contents.map((content) => new Blob([content]));

describe('DecodePool', () => {
  beforeEach(() => {
    started = 0;
    code = DECODER;
    vi.stubGlobal('Worker', function () {
      started++;
      return startThread(code);
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('reports the file that its worker dies of, and inspects the others beside it', async () => {
    const pool = new DecodePool(2);
    await pool.skipKnown([]);
    const found = await Promise.all([
      pool.inspect(files('a', 'b')),
      pool.inspect(files('c', 'deadly', 'd')),
      pool.inspect(files('e')),
    ]);
    expect(found.flat()).toEqual([
      { kind: 'known', hash: 'a' },
      { kind: 'known', hash: 'b' },
      { kind: 'known', hash: 'c' },
      expect.objectContaining({ kind: 'rejected', reason: 'unreadable' }),
      { kind: 'known', hash: 'd' },
      { kind: 'known', hash: 'e' },
    ]);
    expect(await pool.inspect(files('f'))).toEqual([{ kind: 'known', hash: 'f' }]);
    pool.close();
  });

  it('says so when a worker dies of an image for training, and has another for the next call', async () => {
    const pool = new DecodePool(1);
    await pool.skipKnown([]);
    await expect(pool.square(new ArrayBuffer(4), 32)).rejects.toThrow(WorkerError);
    expect(await pool.inspect(files('a'))).toEqual([{ kind: 'known', hash: 'a' }]);
    expect(started).toBe(2);
    pool.close();
  });

  it('does not start workers for ever that never answer', async () => {
    code = `throw new Error('no such module')`;
    const pool = new DecodePool(2);
    await expect(pool.skipKnown([])).rejects.toThrow(WorkerError);
    await expect(pool.inspect(files('a'))).rejects.toThrow(WorkerError);
    expect(started).toBeLessThan(5);
    pool.close();
  });
});
