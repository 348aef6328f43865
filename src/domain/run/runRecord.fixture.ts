import { defaultRecipe } from '../recipe/recipe';
import type { RunRecord } from './run';

/** The record of a run that has just been added to the queue, but for `changes`. */
export function runRecord(changes: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'run',
    name: 'CNN 1',
    createdAt: 0,
    status: 'queued',
    recipe: defaultRecipe('cnn'),
    snapshotHash: 's',
    classes: ['a', 'b'],
    backend: null,
    params: 0,
    trainableParams: 0,
    epochs: [],
    bestEpoch: 0,
    seconds: { prepare: 0, train: 0, evaluate: 0 },
    imagesPerSecond: 0,
    failure: null,
    notices: [],
    threshold: 0.5,
    ...changes,
  };
}
