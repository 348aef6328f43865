import type { Snapshot } from '../../../domain/dataset/dataset';
import type { CheckpointRecord } from '../../../domain/run/checkpoint';
import type { NamedTensors } from '../../../domain/tensors';
import type {
  BackendChoice,
  RunEnd,
  RunProgress,
  RunRecord,
  TestEvaluation,
} from '../../../domain/run/run';
import type { PretrainedWeights } from '../../models/mobilenetv2/pretrained/bundled';
import type { PixelSource } from '../../pixels/source';
import type { StoredCheckpoint } from './checkpoint';

/** What a run needs from storage; the worker entry point implements it. */
export interface RunPorts {
  /** Decode every image of `hashes`, in that order, to squares of `size` px. */
  preparePixels(
    hashes: string[],
    size: number,
    onDone: (done: number) => void,
    signal: AbortSignal,
  ): Promise<PixelSource>;
  /** Pretrained weights by their name in the recipe: `bundled`, or a stored set's id. */
  pretrained(weights: string): Promise<PretrainedWeights>;
  updateRun(changes: RunProgress): Promise<void>;
  saveCheckpoint(
    checkpoint: CheckpointRecord,
    tensors: NamedTensors,
    keep: (name: string) => boolean,
    changes: RunProgress,
  ): Promise<void>;
  /** `weights` are every weight of the model, by name. */
  finishRun(
    weights: NamedTensors,
    evaluation: TestEvaluation,
    changes: RunProgress & RunEnd,
  ): Promise<void>;
}

/** One run to train. */
export interface TrainingJob {
  run: RunRecord;
  snapshot: Snapshot;
  backend: BackendChoice;
  /** The recipe's, the checkpoint's, or a smaller one after a retry. */
  batchSize: number;
  checkpoint: StoredCheckpoint | null;
}
