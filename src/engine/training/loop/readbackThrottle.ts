/** The time between two readbacks from the device, in seconds. */
const READING_INTERVAL = 0.25;
/** The most steps between two readbacks, so that a slow device has no long queue. */
const MOST_STEPS = 50;

/** Seconds of work; time spent paused (between a yield and the next request) is left out. */
export class Stopwatch {
  private total = 0;
  private since: number | null = performance.now();

  get seconds(): number {
    const running = this.since === null ? 0 : performance.now() - this.since;
    return (this.total + running) / 1000;
  }

  stop(): void {
    if (this.since === null) return;
    this.total += performance.now() - this.since;
    this.since = null;
  }

  start(): void {
    this.since ??= performance.now();
  }
}

/**
 * Decides when the loop reads results back from the device. A readback waits for all
 * queued work: one every step would leave a GPU idle in between, and too few would queue
 * minutes of work that cannot be paused or stopped. The interval is as many steps as took
 * a quarter of a second the last time.
 */
export class ReadbackThrottle {
  private steps = 0;
  private read = 1;
  private since = 0;

  constructor(private readonly watch: Stopwatch) {
    this.since = watch.seconds;
  }

  /** Count one step; true when it is time for a readback. */
  step(): boolean {
    this.steps++;
    return this.steps >= this.read;
  }

  /** After a readback: sets the number of steps until the next. */
  done(): void {
    const each = (this.watch.seconds - this.since) / Math.max(1, this.steps);
    this.read = Math.min(MOST_STEPS, Math.max(1, Math.round(READING_INTERVAL / each)));
    this.steps = 0;
    this.since = this.watch.seconds;
  }
}
