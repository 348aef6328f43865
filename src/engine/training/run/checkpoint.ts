import { weightsPrefix, type CheckpointRecord } from '../../../domain/run/checkpoint';
import type { NamedTensors } from '../../../domain/tensors';
import type { EpochRecord } from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import type { StageState } from '../loop/fitStage';

/** A checkpoint as it is stored. */
export interface StoredCheckpoint {
  record: CheckpointRecord;
  tensors: NamedTensors;
}

// Weights are stored by their epoch: the best ones are written once and then kept, and are
// not written twice when they are also the latest.
const M = 'adam/m/';
const V = 'adam/v/';
const UNAVERAGED = 'unaveraged/';

const prefixed = (prefix: string, tensors: NamedTensors): NamedTensors =>
  new Map(Array.from(tensors, ([name, tensor]) => [prefix + name, tensor]));

const unprefixed = (prefix: string, tensors: NamedTensors): NamedTensors =>
  new Map(
    [...tensors].flatMap(([name, tensor]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), tensor] as const] : [],
    ),
  );

/** The tensors to write for a state, and which stored tensors to keep. */
export interface CheckpointWrite {
  tensors: NamedTensors;
  keep: (name: string) => boolean;
}

/** Decides what to write each epoch; remembers what is already stored. */
export class CheckpointWriter {
  private stored: Set<string>;

  constructor(resumed: StoredCheckpoint | null) {
    this.stored = new Set(
      resumed
        ? [resumed.record.epoch, resumed.record.bestEpoch].map((epoch) =>
            weightsPrefix(resumed.record.stage, epoch),
          )
        : [],
    );
  }

  plan(stage: Stage, state: StageState): CheckpointWrite {
    const latest = weightsPrefix(stage, state.epoch);
    const best = weightsPrefix(stage, state.bestEpoch);
    const tensors = new Map([
      ...prefixed(latest, state.weights),
      ...prefixed(M, state.optimizer.m),
      ...prefixed(V, state.optimizer.v),
      ...(state.unaveraged ? prefixed(UNAVERAGED, state.unaveraged) : []),
      ...(best === latest || this.stored.has(best) ? [] : prefixed(best, state.bestWeights)),
    ]);
    return { tensors, keep: (name) => name.startsWith(best) };
  }

  /** To be called when the planned write has succeeded. */
  written(stage: Stage, state: StageState): void {
    this.stored = new Set([state.epoch, state.bestEpoch].map((e) => weightsPrefix(stage, e)));
  }
}

/** The stage's state in a checkpoint. */
export function stateOf({ record, tensors }: StoredCheckpoint): StageState {
  const { stage, epoch, bestEpoch, bestValLoss, epochsSinceBest, optimizerSteps } = record;
  const unaveraged = unprefixed(UNAVERAGED, tensors);
  return {
    epoch,
    unaveraged: unaveraged.size > 0 ? unaveraged : null,
    weights: unprefixed(weightsPrefix(stage, epoch), tensors),
    optimizer: {
      steps: optimizerSteps,
      m: unprefixed(M, tensors),
      v: unprefixed(V, tensors),
    },
    bestEpoch,
    bestValLoss,
    bestWeights: unprefixed(weightsPrefix(stage, bestEpoch), tensors),
    epochsSinceBest,
  };
}

/** The history up to a checkpoint's epoch, without later epochs, whose weights were not saved. */
export const historyUpTo = (epochs: EpochRecord[], epoch: number): EpochRecord[] =>
  epochs.filter((record) => record.epoch <= epoch);
