import { Dexie } from 'dexie';
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

/** Run a write; a full disk becomes a StorageFullError, everything else passes through. */
export async function withQuotaErrors<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isQuotaError(error) ? new StorageFullError(error) : error;
  }
}
