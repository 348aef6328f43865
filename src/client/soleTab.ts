/**
 * Without Web Locks (plain http), two tabs could write at once. So one tab writes: the first that
 * asks. Tabs ask each other over a BroadcastChannel; a tab that is closed answers no more.
 */
import { newId } from '../domain/newId';
import { hasLocks, withLock, withLockIfFree } from '../messaging/locks';
import { message, StudioError } from '../texts/message';

/** Is there a tab that writes? / There is one. Both name the tab that asks. */
type Word = { asks: string } | { refused: string };

const CHANNEL = 'mask-studio-writer';
/** Milliseconds in which a tab answers, a busy one too: the page's thread does little. */
const PATIENCE = 500;

const me = newId();
let channel: BroadcastChannel | undefined;
let state: 'reads' | 'asks' | 'writes' = 'reads';
let asking: Promise<boolean> | undefined;

function hear({ data }: MessageEvent<Word>): void {
  if ('refused' in data) {
    if (data.refused === me) state = 'reads';
  } else if (state === 'writes' || (state === 'asks' && me < data.asks)) {
    channel!.postMessage({ refused: data.asks } satisfies Word);
  } else if (state === 'asks') {
    state = 'reads'; // Both ask: the other one is first.
  }
}

async function ask(): Promise<boolean> {
  if (!channel) {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', hear);
  }
  state = 'asks';
  channel.postMessage({ asks: me } satisfies Word);
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  if (state !== 'asks') return false;
  state = 'writes';
  return true;
}

/** Whether this tab may write: always with Web Locks, else when no other tab does. */
export async function mayWrite(): Promise<boolean> {
  if (hasLocks() || state === 'writes') return true;
  asking ??= ask().finally(() => (asking = undefined));
  return await asking;
}

/** Wait for the lock, then work. Throws an Error with a message for the user where another tab writes. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Not awaited with Web Locks: a lock is asked for at once.
  if (!hasLocks() && !(await mayWrite())) throw new StudioError(message('storage.oneTabWrites'));
  return await withLock(name, work);
}

/** Work at once; `work` gets false when another holds the lock, or another tab writes. */
export async function exclusivelyIfFree<T>(
  name: string,
  work: (isFree: boolean) => Promise<T>,
): Promise<T> {
  if (!hasLocks() && !(await mayWrite())) return await work(false);
  return await withLockIfFree(name, work);
}
