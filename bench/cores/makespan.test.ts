import { describe, expect, it } from 'vitest';
import {
  fittedWake,
  jobTime,
  leastOf,
  makespan,
  serialTime,
  type Job,
  type Recording,
} from './makespan';
import small from './small.json';

const recording: Recording = small;
const [even, uneven, single] = recording.jobs as [Job, Job, Job];
const on = (threads: number, wake = 0, bandwidth = Infinity) => ({ threads, wake, bandwidth });

describe('the time of a job', () => {
  it('is the sum of its claims on one thread, and for one claim', () => {
    expect(jobTime(even, on(1, 5))).toBe(8);
    expect(jobTime(single, on(8, 5))).toBe(4);
  });

  it('divides even claims, and not below the longest', () => {
    expect([2, 4, 8, 16].map((threads) => jobTime(even, on(threads)))).toEqual([4, 2, 1, 1]);
    // 1, 1, 1, 5 in this order: the long one starts last.
    expect([2, 4].map((threads) => jobTime(uneven, on(threads)))).toEqual([6, 5]);
  });

  it('counts a helper’s waking, and the caller’s where it waits', () => {
    // The caller begins five claims, at 0 to 4; the helper three, at 1 to 3.
    expect(jobTime(even, on(2, 1))).toBe(5);
    // The helper begins its second claim, of 5, at 1.5.
    expect(jobTime(uneven, on(2, 0.5))).toBe(7);
    // A helper that wakes after the end is not waited for.
    expect(jobTime(even, on(2, 100))).toBe(8);
  });

  it('is limited by memory, and never slower than one thread was', () => {
    expect(jobTime(even, on(8, 0, even.bytes / 3))).toBe(3);
    expect(jobTime(even, on(8, 0, even.bytes / 1000))).toBe(8);
  });
});

describe('the time of a work', () => {
  it('adds what one thread does alone', () => {
    expect(makespan(recording, on(1))).toBe(1 + 8 + 2 + 8 + 3 + 4 + 0.5);
    expect(makespan(recording, on(4))).toBe(1 + 2 + 2 + 5 + 3 + 4 + 0.5);
    expect(serialTime(recording)).toBe(1 + 2 + 3 + 4 + 0.5);
  });

  it('finds the waking that explains a measured time', () => {
    const measured = makespan(recording, on(2, 0.25));
    expect(fittedWake(recording, measured, Infinity)).toBeCloseTo(0.25, 5);
  });

  it('takes the least of every time of several recordings', () => {
    const slowed = structuredClone(recording);
    slowed.jobs[0]!.claims[3] = 9;
    slowed.jobs[1]!.before = 9;
    const slowedElsewhere = structuredClone(recording);
    slowedElsewhere.jobs[0]!.claims[0] = 9;
    slowedElsewhere.after = 9;
    expect(leastOf([slowed, slowedElsewhere])).toEqual(recording);
    slowed.jobs[0]!.claims.pop();
    expect(() => leastOf([recording, slowed])).toThrow('different jobs');
  });
});
