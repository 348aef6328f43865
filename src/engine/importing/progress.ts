import type { Progress } from '../../domain/run/event';

/** Milliseconds over which the rate is taken, and between two events for the page. */
const WINDOW = 5000;
const INTERVAL = 200;

/** Counts files, and says when the page should hear of it. */
export class ProgressMeter {
  private done = 0;
  private reportedAt = -Infinity;
  private readonly samples: { at: number; done: number }[] = [];

  constructor(
    private readonly total: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.samples.push({ at: now(), done: 0 });
  }

  count(files: number): void {
    this.done += files;
  }

  /** The state of things if the last report is old enough, else null. */
  due(): Progress | null {
    const at = this.now();
    if (at - this.reportedAt < INTERVAL) return null;
    this.reportedAt = at;
    this.samples.push({ at, done: this.done });
    while (this.samples.length > 2 && at - this.samples[0]!.at > WINDOW) this.samples.shift();
    const first = this.samples[0]!;
    const rate = at > first.at ? ((this.done - first.done) / (at - first.at)) * 1000 : 0;
    return {
      done: this.done,
      total: this.total,
      rate,
      secondsLeft: rate > 0 ? (this.total - this.done) / rate : 0,
    };
  }
}
