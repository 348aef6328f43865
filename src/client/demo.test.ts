import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { db } from '../storage/db';
import { listContinuable } from '../storage/runQueue';
import { getRun } from '../storage/runs';
import { storeRun } from '../storage/runs.fixture';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await db.runs.clear();
});

/** As a page that opens: what was set aside is read from the browser's storage. */
async function open() {
  vi.resetModules();
  const { demoStore, stopDemo } = await import('./demo');
  const { askAbout, setAsideStore } = await import('./setAside');
  const asked = async () => {
    const aside = setAsideStore.getState();
    return (await listContinuable()).filter((id) => !aside.includes(id));
  };
  return { demoStore, stopDemo, asked, askAbout };
}

it('the runs of a demo that is stopped are not offered to be continued, after a reload neither', async () => {
  const { demoStore, stopDemo, asked } = await open();
  await storeRun('other', { status: 'interrupted' });
  await storeRun('cnn', { status: 'interrupted' }); // Stopped before its first epoch had ended.
  await storeRun('mobilenet', { status: 'queued', queued: { at: 1, backend: 'auto' } });
  demoStore.setState({ stage: 'training', runIds: ['cnn', 'mobilenet'] });
  await stopDemo();
  expect(demoStore.getState().stage).toBe('stopped');
  expect((await getRun('mobilenet'))!.status).toBe('interrupted');
  expect(await listContinuable()).toEqual(expect.arrayContaining(['cnn', 'mobilenet', 'other']));
  expect(await asked()).toEqual(['other']);

  const again = await open();
  expect(await again.asked()).toEqual(['other']);
  again.askAbout(['cnn']); // Continued by the user: the next interruption is news.
  expect(await again.asked()).toEqual(['cnn', 'other']);
});
