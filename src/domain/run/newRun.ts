import { definitionOf } from '../models/registry';
import type { Recipe } from '../recipe/recipe';
import { DEFAULT_THRESHOLD } from '../task';
import type { RunRecord } from './run';
import { message, type Message } from '../../texts/message';
import { untaken } from '../untaken';

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
  | 'images'
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
  seconds: { prepare: 0, train: 0, evaluate: 0 },
  imagesPerSecond: 0,
  failure: null,
  notices: [],
  threshold: DEFAULT_THRESHOLD,
});

/** "CNN · 128 px · seed 1", with a number where `taken`, in English, has that name. */
export const runName = ({ model, imageSize, seed }: Recipe, taken: readonly string[]): Message =>
  untaken(
    message('names.run', {
      ...{ model: definitionOf(model.kind).shortTitle, size: imageSize, seed },
    }),
    taken,
  );
