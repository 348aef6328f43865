import { Dexie } from 'dexie';
import { clearFeatures } from './keptFeatures';
import { message, StudioError } from '../texts/message';

/** The browser's storage is full. Nothing of the failed write is in; what was in before still is. */
export class StorageFullError extends StudioError {
  constructor(cause: unknown) {
    super(message('storage.full'), { cause });
    this.name = 'StorageFullError';
  }
}

/** Dexie wraps a failed request in an AbortError, whose `inner` is what the browser said. */
function isQuotaError(error: unknown): boolean {
  if (error instanceof Dexie.DexieError) {
    return error.name === 'QuotaExceededError' || isQuotaError(error.inner);
  }
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/**
 * Run a write. On a full disk, kept features make room for it, which can be computed again, and it is
 * run once more; where that does not help, a StorageFullError is thrown. Everything else passes through.
 * Within a transaction it only runs the write: what failed ends the transaction, whose caller tries again.
 */
export async function withQuotaErrors<T>(write: () => PromiseLike<T>): Promise<T> {
  if (Dexie.currentTransaction) return await write();
  try {
    return await write();
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    if ((await clearFeatures()) === 0) throw new StorageFullError(error);
    try {
      return await write();
    } catch (again) {
      throw isQuotaError(again) ? new StorageFullError(again) : again;
    }
  }
}
