import type { BackendName, Stage } from './run';

/**
 * Where a run can be continued: written after every epoch, replaced by the next.
 * Its tensors (weights, best weights, optimizer slots) are in storage/tensors
 * under `ownerId = runId`.
 */
export interface CheckpointRecord {
  runId: string;
  stage: Stage;
  /** Completed epochs, from 1, counted through both stages; with the seed, the whole random state. */
  epoch: number;
  /** Optimizer steps taken in this stage. */
  optimizerSteps: number;
  bestEpoch: number;
  bestValLoss: number;
  epochsSinceBest: number;
  backend: BackendName;
  batchSize: number;
  savedAt: number;
}

/** How the weights of an epoch are named in storage, before their own names. */
export const weightsPrefix = (stage: Stage, epoch: number): string => `${stage}/${epoch}/`;

/** The prefix of a stored tensor's name, empty where it is none of an epoch's weights. */
export const prefixOf = (name: string): string => /^[^/]+\/\d+\//.exec(name)?.[0] ?? '';
