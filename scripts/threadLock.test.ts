import { setImmediate as turn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { holdingItsLock } from './threadLock';

type Granted = (lock: object) => Promise<void>;

/** The thread that the script makes of one whose work is `work`. */
function thread(locks?: { request(name: string, granted: Granted): void }) {
  const work = vi.fn();
  const self = { onmessage: work as (event: { data: object }) => void };
  runInNewContext(holdingItsLock, { self, navigator: { locks } });
  return { work, send: (data: object) => self.onmessage({ data }) };
}

it('does nothing before it holds the lock that it was told, and keeps the lock', async () => {
  const requests: [string, Granted][] = [];
  const { work, send } = thread({ request: (...request) => void requests.push(request) });
  send({ hold: 'thread 1' });
  send({ cmd: 'load' });
  send({ cmd: 'run' });
  await turn();
  expect(work).not.toHaveBeenCalled();

  const [[name, granted]] = requests as [[string, Granted]];
  expect(name).toBe('thread 1');
  const released = vi.fn();
  void granted({}).then(released);
  await turn();
  expect(work.mock.calls).toEqual([[{ data: { cmd: 'load' } }], [{ data: { cmd: 'run' } }]]);
  expect(released).not.toHaveBeenCalled();
});

it('starts at once without Web Locks', async () => {
  const { work, send } = thread();
  send({ hold: 'thread 1' });
  send({ cmd: 'load' });
  await turn();
  expect(work.mock.calls).toEqual([[{ data: { cmd: 'load' } }]]);
});
