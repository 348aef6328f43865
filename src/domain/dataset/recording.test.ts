import { describe, expect, it } from 'vitest';
import { cutRecording, recordedLength } from './recording';

const fractions = { train: 0.7, validation: 0.15, test: 0.15 };

/** Times of frames taken every 250 ms for so many seconds. */
const frames = (seconds: number, from = 0): number[] =>
  Array.from({ length: seconds * 4 + 1 }, (_, i) => from + i * 250);

describe('cutRecording', () => {
  it('cuts into three contiguous blocks by the fractions, a second apart', () => {
    const times = frames(42);
    const cut = cutRecording(times, fractions)!;
    const order = cut.filter((split) => split !== null);
    expect([...new Set(order)]).toEqual(['train', 'validation', 'test']);
    expect(order).toEqual([...order].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    const count = (split: string) => order.filter((one) => one === split).length;
    expect([count('train'), count('validation'), count('test')]).toEqual([113, 25, 25]);
    for (const [i, time] of times.entries()) {
      for (const [j, other] of times.entries()) {
        if (cut[i] && cut[j] && cut[i] !== cut[j]) {
          expect(Math.abs(time - other)).toBeGreaterThanOrEqual(1000);
        }
      }
    }
  });

  it('does not cut a recording under 15 s', () => {
    expect(cutRecording(frames(14), fractions)).toBeNull();
    expect(cutRecording([], fractions)).toBeNull();
    const shortest = cutRecording(frames(15), fractions)!;
    expect(new Set(shortest)).toEqual(new Set(['train', 'validation', 'test', null]));
  });

  it('counts a pause as a second, so that no block falls into it', () => {
    const times = [...frames(8), ...frames(8, 300_000)];
    expect(recordedLength(times)).toBe(17_000);
    const cut = cutRecording(times, fractions)!;
    for (const split of ['train', 'validation', 'test']) expect(cut).toContain(split);
  });

  it('leaves out a split that has no share', () => {
    const cut = cutRecording(frames(20), { train: 0.8, validation: 0, test: 0.2 })!;
    expect(cut).not.toContain('validation');
    expect(cut.at(-1)).toBe('test');
  });
});
