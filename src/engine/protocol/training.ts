/** What the page and training.worker.ts say to each other. */
import type { TrainingEvent } from '../../domain/run/event';
import type { BackendPreference } from '../../domain/run/run';
import type { EventSource } from './eventSource';

/** training.worker.ts: one run at a time, from its record in storage. */
export interface TrainingApi {
  /** The word by which the page says that it draws (messaging/pageTurn); null without shared memory. */
  watchTurn(turn: Int32Array<SharedArrayBuffer> | null): Promise<void>;
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
  /** Before the first run: start its backend where no graphics card could be another choice. */
  warmUp(): Promise<void>;
}
