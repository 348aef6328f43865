import type { ReadyModel } from './loadedModel';

/** Models kept ready, so that a webcam's next frame loads nothing. */
const MOST = 2;

/** Loads each model once; beyond a few, the one used longest ago is disposed of. */
export class ModelCache {
  private readonly models = new Map<string, Promise<ReadyModel>>();

  get(key: string, load: () => Promise<ReadyModel>): Promise<ReadyModel> {
    const kept = this.models.get(key);
    const loading = kept ?? load();
    this.models.delete(key);
    this.models.set(key, loading);
    if (!kept) {
      loading.catch(() => this.models.get(key) === loading && this.models.delete(key));
      this.trim();
    }
    return loading;
  }

  /** Forget all models without disposing of them: their memory was lost with the device. */
  clear(): void {
    this.models.clear();
  }

  private trim(): void {
    for (const [key, loading] of this.models) {
      if (this.models.size <= MOST) return;
      this.models.delete(key);
      // After the calls that already hold it have had their turn.
      const dispose = (ready: ReadyModel) => void setTimeout(() => ready.dispose(), 10_000);
      void loading.then(dispose, () => undefined); // Whoever asked for it has the failure.
    }
  }
}
