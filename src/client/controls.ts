/** Pause and stop as the loop that asks for events sees them. */
export class Controls {
  private gate: Promise<void> | null = null;
  private open: () => void = () => undefined;
  stopped = false;

  pause(): void {
    if (this.gate || this.stopped) return;
    this.gate = new Promise((resolve) => (this.open = resolve));
  }

  resume(): void {
    this.open();
    this.gate = null;
  }

  stop(): void {
    this.stopped = true;
    this.resume();
  }

  /** Resolves at once, or when a pause ends. */
  async passage(): Promise<void> {
    await this.gate;
  }
}
