import type { BackendChoice, BackendPreference } from '../../domain/run/run';
import { PendingCalls } from '../../messaging/pendingCalls';
import { activateBackend } from '../backend/choose';
import { watchContext } from '../backend/contextLoss';
import { storedProbe } from './storedProbe';
import { message, StudioError } from '../../texts/message';

/**
 * The backend that uses models. Its first choice is `auto`; after a lost context,
 * WASM. Work under way when that happens would never resolve, so it is rejected with
 * a message for the user instead.
 */
export class InferenceBackend {
  private choice: Promise<BackendChoice> | null = null;
  private preference: BackendPreference = 'auto';
  private readonly underWay = new PendingCalls();

  /** `onLost` discards what was stored on the device. */
  constructor(private readonly onLost: () => void) {}

  /** Make the preferred backend current, and return which it is. */
  async choose(preference: BackendPreference): Promise<BackendChoice> {
    const starting = activateBackend(preference, storedProbe);
    this.choice = starting;
    const choice = await starting.catch((error: unknown) => {
      // What kept it from starting may be over at the next call.
      if (this.choice === starting) this.choice = null;
      throw error;
    });
    watchContext(() => {
      this.underWay.rejectAll(new StudioError(message('backend.contextLost')));
      this.choice = null;
      this.preference = 'wasm';
      this.onLost();
    });
    return choice;
  }

  /** Run a function while a backend is running. */
  async use<T>(work: (backend: BackendChoice) => Promise<T>): Promise<T> {
    const backend = await (this.choice ?? this.choose(this.preference));
    return await this.underWay.add(work(backend));
  }
}
