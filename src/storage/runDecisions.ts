/** What the user decides about a run that has ended: how its scores become an answer. */
import type { RestThreshold } from '../domain/evaluation/thresholdRules';
import type { RunRecord, ThresholdSource } from '../domain/run/run';
import { db } from './db';
import { withQuotaErrors } from './errors';

/**
 * Choose the run's decision threshold, a probability in [0, 1]; it changes no prediction. Throws StorageFullError.
 * `choice`: what it was chosen for, where the user did not set a number.
 */
export async function setThreshold(
  id: string,
  threshold: number,
  thresholdFrom: ThresholdSource,
  choice?: NonNullable<RunRecord['thresholdChoice']>,
): Promise<void> {
  const changes = { threshold, thresholdFrom, thresholdChoice: choice };
  await withQuotaErrors(() => db.runs.update(id, changes));
}

/**
 * Choose the threshold of a class against the rest, in place of an earlier one of the class, or remove it.
 * Throws StorageFullError.
 */
export async function setRestThreshold(
  id: string,
  classIndex: number,
  choice: Omit<RestThreshold, 'classIndex'> | null,
): Promise<void> {
  const change = (run: RunRecord): void => {
    const others = (run.restThresholds ?? []).filter((each) => each.classIndex !== classIndex);
    const all = choice ? [...others, { classIndex, ...choice }] : others;
    all.sort((a, b) => a.classIndex - b.classIndex);
    if (all.length > 0) run.restThresholds = all;
    else delete run.restThresholds;
  };
  await withQuotaErrors(() => db.runs.where('id').equals(id).modify(change));
}

/**
 * Choose the run's temperature; undefined: none. Its stored scores and threshold are without one.
 * Thresholds of one class against the rest go: of several classes, those for other scores cannot be
 * computed from them. Throws StorageFullError.
 */
export async function setTemperature(id: string, temperature: number | undefined): Promise<void> {
  await withQuotaErrors(() => db.runs.update(id, { temperature, restThresholds: undefined }));
}

/** Choose below which probability the run is "not sure", in [0, 1]; undefined: it always answers. Throws StorageFullError. */
export async function setMinConfidence(
  id: string,
  minConfidence: number | undefined,
): Promise<void> {
  await withQuotaErrors(() => db.runs.update(id, { minConfidence }));
}
