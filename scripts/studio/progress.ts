import type { TrainingEvent } from '../../src/domain/run/event';
import { english } from '../../src/texts/message';

const percent = (x: number) => `${(100 * x).toFixed(1)}%`;

/** 75 → "1 min 15 s"; an unknown time is named as such. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * One line that redraws itself on a terminal; elsewhere, a plain line whenever
 * `lasting` text arrives, so that a log stays readable.
 */
export class ProgressLine {
  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  /** A passing state: `fraction` in [0, 1] draws a bar. */
  show(text: string, fraction: number | null): void {
    if (!this.out.isTTY) return;
    const width = 24;
    const filled = Math.round(width * (fraction ?? 0));
    const bar = fraction === null ? '' : `${'█'.repeat(filled)}${'░'.repeat(width - filled)} `;
    this.out.write(`\r\x1b[K${bar}${text}`.slice(0, (this.out.columns || 80) + 3));
  }

  /** Something to keep. */
  say(text: string): void {
    this.out.write(`${this.out.isTTY ? '\r\x1b[K' : ''}${text}\n`);
  }
}

/** Draw one event of a run. `name` is the model's. */
export function showEvent(line: ProgressLine, name: string, event: TrainingEvent): void {
  switch (event.kind) {
    case 'backend':
      line.say(`${name}: ${english(event.choice.reason)}`);
      break;
    case 'phase': {
      const { progress } = event;
      const text = `${name}: ${event.phase.replaceAll('-', ' ')}`;
      if (!progress) line.show(text, null);
      else {
        const { done, total, rate, secondsLeft } = progress;
        line.show(
          `${text} ${done}/${total}, ${rate.toFixed(0)}/s, ${duration(secondsLeft)} left`,
          total === 0 ? null : done / total,
        );
      }
      break;
    }
    case 'step': {
      const s = event.step;
      line.show(
        `${name}: ${s.stage} epoch ${s.epoch}/${s.epochs}, batch ${s.batch}/${s.batches}, ` +
          `loss ${s.loss.toFixed(4)}, ${s.imagesPerSecond.toFixed(0)} images/s, ` +
          `${duration(s.secondsLeft)} left`,
        s.batch / s.batches,
      );
      break;
    }
    case 'epoch': {
      const r = event.record;
      line.say(
        `${name}: ${r.stage} epoch ${r.epoch}: loss ${r.loss.toFixed(4)}, accuracy ${percent(r.accuracy)}, ` +
          `validation ${r.valLoss.toFixed(4)}, ${percent(r.valAccuracy)}, ${duration(r.seconds)}` +
          `${event.best ? ' (best so far)' : ''}`,
      );
      break;
    }
    case 'notice':
      line.say(`${name}: ${english(event.message)}`);
      break;
    case 'done':
      line.say(`${name}: ${percent(event.testAccuracy)} on the test images`);
      break;
    case 'checkpoint':
    case 'failed':
      break;
  }
}
