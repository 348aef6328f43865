/** How long to work between two readings of the device, in seconds: a few a second reach the screen. */
const READING_INTERVAL = 0.25;
/** Never queue more steps than this on a device that answers late. */
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
 * Says when the loop should read the device. Reading waits for all that was asked of
 * it, so reading every step would leave a GPU idle in between, and reading rarely
 * would queue minutes of work that neither pause nor stop could reach. It counts in
 * steps, as many as took a quarter of a second the last time.
 */
export class ReadbackThrottle {
  private steps = 0;
  private read = 1;
  private since = 0;

  constructor(private readonly watch: Stopwatch) {
    this.since = watch.seconds;
  }

  /** Count one step; true when it is time to read. */
  step(): boolean {
    this.steps++;
    return this.steps >= this.read;
  }

  /** After a reading: sets how many steps until the next. */
  done(): void {
    const each = (this.watch.seconds - this.since) / Math.max(1, this.steps);
    this.read = Math.min(MOST_STEPS, Math.max(1, Math.round(READING_INTERVAL / each)));
    this.steps = 0;
    this.since = this.watch.seconds;
  }
}
