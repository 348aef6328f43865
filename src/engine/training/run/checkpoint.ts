import type { CheckpointRecord } from '../../../domain/run/checkpoint';
import type { NamedTensors } from '../../../domain/tensors';
import type { EpochRecord } from '../../../domain/run/run';
import type { Stage } from '../../../domain/run/stage';
import type { StageState } from '../loop/fitStage';

/** A checkpoint as storage has it. */
export interface StoredCheckpoint {
  record: CheckpointRecord;
  tensors: NamedTensors;
}

// Weights are stored by the epoch they come from, so that the best ones, which seldom
// change, are written once and then only kept, and never twice when they are the latest.
const weightsPrefix = (stage: Stage, epoch: number) => `${stage}/${epoch}/`;
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

/** What must be written for a state, and which tensors written before must stay. */
export interface CheckpointWrite {
  tensors: NamedTensors;
  keep: (name: string) => boolean;
}

/** Decides what to write from one epoch to the next; remembers what is already in storage. */
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

  /** The planned write succeeded. */
  written(stage: Stage, state: StageState): void {
    this.stored = new Set([state.epoch, state.bestEpoch].map((e) => weightsPrefix(stage, e)));
  }
}

/** The stage as its checkpoint left it. */
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

/** The history that belongs to a checkpoint: nothing of an epoch that was lost with its tab. */
export const historyUpTo = (epochs: EpochRecord[], epoch: number): EpochRecord[] =>
  epochs.filter((record) => record.epoch <= epoch);
