/** What the page and training.worker.ts say to each other. */
import type { TrainingEvent } from '../../domain/run/event';
import type { BackendPreference } from '../../domain/run/run';
import type { EventSource } from './eventSource';

/** training.worker.ts: one run at a time, from its record in storage. */
export interface TrainingApi {
  /**
   * Start, or continue from the checkpoint when there is one. `batchSize` replaces the
   * recipe's when a retry needs a smaller one. Ends with `done` or `failed`; the page
   * decides what a failure means for the run. `return()` keeps and evaluates the best weights.
   */
  train(
    runId: string,
    preference: BackendPreference,
    batchSize?: number,
  ): Promise<EventSource<TrainingEvent>>;
  /** Resolves when the worker is alive and between two steps. */
  ping(): Promise<void>;
}
