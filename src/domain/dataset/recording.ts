import { SPLITS, type Split, type SplitSettings } from './dataset';

/** Milliseconds of a recording that are left out between two blocks: frames closer than this are near-duplicates. */
export const GAP_MS = 1000;

/** A recording shorter than this, in milliseconds, is not cut: its blocks would hold too few frames. */
export const SHORTEST_MS = 15_000;

/** When each frame was taken, in milliseconds of recorded time from the first; a pause counts as GAP_MS at most. */
function recordedTimes(takenAt: readonly number[]): number[] {
  let at = 0;
  return takenAt.map((time, i) => (at += i === 0 ? 0 : Math.min(GAP_MS, time - takenAt[i - 1]!)));
}

/** How long a recording is without its pauses, in milliseconds. */
export const recordedLength = (takenAt: readonly number[]): number =>
  recordedTimes(takenAt).at(-1) ?? 0;

/**
 * Cut a recording into contiguous blocks for training, validation and test, as long as the
 * fractions say, with GAP_MS between them left out: frames of different blocks are at least
 * that far apart.
 *
 * @param takenAt when each frame was taken, in milliseconds, ascending.
 * @returns the split of each frame, null for one that is left out; or null when the recording
 *   is shorter than SHORTEST_MS.
 */
export function cutRecording(
  takenAt: readonly number[],
  fractions: SplitSettings['fractions'],
): (Split | null)[] | null {
  const times = recordedTimes(takenAt);
  const length = times.at(-1) ?? 0;
  if (length < SHORTEST_MS) return null;
  const splits = SPLITS.filter((split) => fractions[split] > 0);
  const usable = length - (splits.length - 1) * GAP_MS;
  let start = 0;
  const blocks = splits.map((split, i) => {
    const end = i === splits.length - 1 ? length : start + usable * fractions[split];
    const block = { split, start, end };
    start = end + GAP_MS;
    return block;
  });
  return times.map(
    (time) => blocks.find(({ start, end }) => time >= start && time <= end)?.split ?? null,
  );
}
