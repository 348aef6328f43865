import type { BackendChoice, EpochRecord, Failure, StepRecord } from './run';
import type { Text } from '../../texts/message';

export const PHASES = [
  'starting',
  'preparing-pixels',
  'loading-weights',
  'compiling',
  'computing-features',
  'training',
  'validating',
  'fine-tuning',
  'evaluating',
  'saving',
] as const;
export type Phase = (typeof PHASES)[number];

/** How far a countable piece of work is. `rate` is items a second. */
export interface Progress {
  done: number;
  total: number;
  rate: number;
  secondsLeft: number;
}

/** How far along a countable piece of work is after `seconds` of it. */
export function progressOf(done: number, total: number, seconds: number): Progress {
  const rate = seconds > 0 ? done / seconds : 0;
  return { done, total, rate, secondsLeft: rate > 0 ? (total - done) / rate : 0 };
}

/**
 * What the training loop yields. Pausing is not asking for the next event;
 * stopping is returning. The progress bar, the live curves, the terminal and the
 * tests all read this one stream. The loop throttles `step` and counted `phase`
 * events to a few a second; each yield is a point where pause and stop take hold.
 */
export type TrainingEvent =
  | { kind: 'backend'; choice: BackendChoice }
  | { kind: 'phase'; phase: Phase; progress: Progress | null }
  | { kind: 'step'; step: StepRecord }
  | { kind: 'epoch'; record: EpochRecord; best: boolean }
  | { kind: 'checkpoint'; epoch: number }
  | { kind: 'notice'; message: Text }
  | { kind: 'done'; testAccuracy: number }
  | { kind: 'failed'; failure: Failure };
