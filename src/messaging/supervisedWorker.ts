import { releaseProxy, wrap, type Remote } from 'comlink';
import { watchLife } from './lifeLock';
import { PendingCalls } from './pendingCalls';
import { StudioError, type Text } from '../texts/message';

/** While calls wait, the worker is asked for a sign of life this often. */
const PING_MS = 10_000;
/** After so many of these intervals without an answer the worker is given up: two minutes. */
const SILENT_INTERVALS = 12;

/**
 * - `worker-lost`: its code failed, or the browser ended it (out of memory, most likely);
 * - `worker-silent`: it did not answer any more;
 * - `worker-ended`: its client ended it.
 */
export type WorkerErrorCode = 'worker-lost' | 'worker-silent' | 'worker-ended';

/** A worker ended before it answered. Its message is for the user; decisions read `code`. */
export class WorkerError extends StudioError {
  constructor(
    readonly code: WorkerErrorCode,
    text: Text,
    options?: ErrorOptions,
  ) {
    super(text, options);
    this.name = 'WorkerError';
  }
}

export interface SupervisionOptions {
  /** What the user reads when a call fails because the worker ended: what happened and what to do. */
  lostMessage: Text;
  /** Intervals of ten seconds for a worker one piece of whose work may take longer than two minutes. */
  silentIntervals?: number;
}

/** What `expose` adds to each API. */
interface Pingable {
  ping(): Promise<void>;
}

/** One worker from its start to its end. Every call settles: when the worker ends, calls that wait reject. */
export class SupervisedWorker<Api extends object> {
  private readonly api: Api & Pick<Remote<object>, typeof releaseProxy> & Pingable;
  private readonly calls = new PendingCalls();
  private end: WorkerError | null = null;
  private pinging: ReturnType<typeof setInterval> | undefined;
  private readonly stopWatching: () => void;

  constructor(
    private readonly worker: Worker,
    private readonly options: SupervisionOptions,
  ) {
    // Every method of an API is asynchronous, so the remote API has the API's own type.
    this.api = wrap<Api>(worker) as unknown as typeof this.api;
    const lose = (event: Event) =>
      this.lose('worker-lost', (event as Partial<ErrorEvent>).message ?? event.type);
    worker.addEventListener('error', lose);
    worker.addEventListener('messageerror', lose);
    this.stopWatching = watchLife(worker, () => this.lose('worker-lost', 'the thread ended'));
  }

  get hasEnded(): boolean {
    return this.end !== null;
  }

  /** How many calls wait for an answer. */
  get pending(): number {
    return this.calls.size;
  }

  /** @throws WorkerError when the worker ends first; the signal's reason when it aborts first. */
  async call<T>(work: (api: Api) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.end) throw this.end;
    this.watch();
    try {
      return await this.calls.add(work(this.api), signal);
    } finally {
      if (this.calls.size === 0) this.unwatch();
    }
  }

  /** End the worker at once, whatever it is doing; calls that wait reject with `code`. */
  lose(code: WorkerErrorCode, cause?: string): void {
    if (this.end) return;
    this.end = new WorkerError(code, this.options.lostMessage, { cause });
    this.unwatch();
    this.stopWatching();
    this.api[releaseProxy]();
    this.worker.terminate();
    this.calls.rejectAll(this.end);
  }

  /**
   * Silence is counted in intervals that this thread lived through, not by the clock: a
   * computer that slept, or a timer that a hidden tab delayed, counts as one interval.
   */
  private watch(): void {
    const { silentIntervals = SILENT_INTERVALS } = this.options;
    if (this.pinging !== undefined) return;
    let silent = 0;
    const answered = () => void (silent = 0);
    this.pinging = setInterval(() => {
      if (silent === 0) void this.api.ping().then(answered, answered);
      silent += 1;
      if (silent > silentIntervals) this.lose('worker-silent');
    }, PING_MS);
  }

  private unwatch(): void {
    clearInterval(this.pinging);
    this.pinging = undefined;
  }
}
