import { DEFAULT_THRESHOLD } from '../task';
import type { RunRecord } from './run';

/** What a run is made of, before anything has come of it. */
export type RunParts = Pick<
  RunRecord,
  | 'id'
  | 'name'
  | 'createdAt'
  | 'recipe'
  | 'snapshotHash'
  | 'classes'
  | 'classIds'
  | 'params'
  | 'trainableParams'
  | 'inputScaling'
>;

/** The record of a run that has not begun. */
export const newRun = (parts: RunParts): RunRecord => ({
  ...parts,
  status: 'queued',
  backend: null,
  epochs: [],
  bestEpoch: 0,
  seconds: { prepare: 0, train: 0, judge: 0 },
  imagesPerSecond: 0,
  failure: null,
  notices: [],
  threshold: DEFAULT_THRESHOLD,
});
