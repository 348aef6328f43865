import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lockManager } from './locks.fixture';

/** Fresh modules each time: they hold the state of a page. */
async function open() {
  vi.resetModules();
  const api = { cancel: vi.fn(async () => undefined), resplit: vi.fn(async () => undefined) };
  const stream = vi.fn(async () => ({ next: async () => ({ done: true, value: undefined }) }));
  vi.doMock('./workers', () => ({ importWorker: { api, stream } }));
  const session = await import('./importSession');
  const { withDataset } = await import('./datasetLock');
  return { ...session, withDataset, api, stream };
}

beforeEach(() => vi.stubGlobal('navigator', { locks: lockManager() }));
afterEach(() => vi.unstubAllGlobals());

const PATIENTLY = { timeout: 20_000 };
const photo = { path: 'cat/1.jpg', file: new File([], '1.jpg') };

it('an import that is cancelled while it waits for other work does not go on', async () => {
  const { startImport, cancelImport, withDataset, api, stream } = await open();
  let end = () => undefined as void;
  void withDataset(() => new Promise<void>((resolve) => (end = resolve)));
  const importing = startImport([photo]);
  await cancelImport();
  expect(stream).not.toHaveBeenCalled();
  api.cancel.mockClear();
  await vi.waitFor(() => {
    end();
    expect(stream).toHaveBeenCalled();
  }, PATIENTLY);
  await importing;
  expect(api.cancel).toHaveBeenCalledOnce();
});

it('an import waits for what this tab begins while it waits', async () => {
  const { startImport, importStore, withDataset, stream } = await open();
  const seen: string[] = [];
  const work = (name: string) => async () => void seen.push(name);
  stream.mockImplementation(async () => {
    seen.push('import');
    return { next: async () => ({ done: true, value: undefined }) };
  });
  const first = withDataset(work('first'));
  const importing = startImport([photo]);
  void withDataset(work('second'));
  await first;
  void withDataset(work('third'));
  await importing;
  expect(importStore.getState().error).toBeNull();
  expect(seen).toEqual(['first', 'second', 'third', 'import']);
});

it('a new split that was refused, since another tab writes, is made when it is asked for again', async () => {
  vi.stubGlobal('navigator', {}); // Plain http has no locks.
  const writer = new BroadcastChannel('mask-studio-writer');
  writer.onmessage = ({ data }: MessageEvent<{ asks?: string }>) =>
    data.asks && writer.postMessage({ refused: data.asks });
  const { resplit, api } = await open();
  await expect(resplit()).rejects.toThrow('another tab');
  writer.close();
  await resplit();
  expect(api.resplit).toHaveBeenCalledOnce();
});

it('an upgrade by another tab waits for an import', async () => {
  const { startImport, stream } = await open();
  const isUpgradePossible = () =>
    navigator.locks.request('mask-studio-work', { ifAvailable: true }, async (lock) => !!lock);
  let end = () => undefined as void;
  const next = () =>
    new Promise<{ done: boolean; value: undefined }>((resolve) => {
      end = () => resolve({ done: true, value: undefined });
    });
  stream.mockImplementation(async () => ({ next }));
  const importing = startImport([photo]);
  await vi.waitFor(() => expect(stream).toHaveBeenCalled(), PATIENTLY);
  expect(await isUpgradePossible()).toBe(false);
  await vi.waitFor(async () => {
    end();
    expect(await isUpgradePossible()).toBe(true);
  }, PATIENTLY);
  await importing;
});
