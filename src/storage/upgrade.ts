/**
 * Two tabs with two versions of the app. A tab that needs a newer database waits until no
 * other tab trains or imports; then the other tabs' connections are closed for good, since their
 * code does not know what is stored now.
 */

/** Shared by what an upgrade must not interrupt; an upgrade wants it alone. */
const LOCK = 'mask-studio-work';

/** `waiting`: for another tab's work. `outdated`: another tab has upgraded the database. */
export type UpgradeState = 'none' | 'waiting' | 'outdated';

let state: UpgradeState = 'none';
const listeners = new Set<() => void>();

export const upgradeState = (): UpgradeState => state;

/** Hear of each change; gives the function that ends it. */
export function onUpgrade(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function setUpgradeState(next: UpgradeState): void {
  state = next;
  for (const listener of listeners) listener();
}

// Absent on plain http; then nothing is waited for.
const locks = (): LockManager | undefined =>
  (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;

/** Work that no other tab's upgrade may interrupt. To be called when the database is open. */
export const uninterrupted = <T>(work: () => Promise<T>): Promise<T> =>
  locks()?.request(LOCK, { mode: 'shared' }, work) ?? work();

/** Whether a database of that name is stored, of an older version. */
async function isOlder(name: string, version: number): Promise<boolean> {
  const stored = await indexedDB.databases?.().catch(() => []);
  const found = stored?.find((database) => database.name === name);
  return found !== undefined && (found.version ?? 0) < version;
}

/**
 * Resolves when a database may be opened in this version, which upgrades an older one, with what
 * ends the upgrade.
 */
export async function upgradeTurn(name: string, version: number): Promise<() => void> {
  const manager = locks();
  if (!manager || !(await isOlder(name, version))) return () => undefined;
  return await new Promise((resolve, reject) => {
    setUpgradeState('waiting');
    const upgrade = () =>
      new Promise<void>((end) => {
        setUpgradeState('none');
        resolve(end);
      });
    manager.request(LOCK, upgrade).catch(reject);
  });
}
