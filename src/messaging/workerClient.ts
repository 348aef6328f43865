import { releaseProxy, type Remote } from 'comlink';
import { SupervisedWorker, type SupervisionOptions } from './supervisedWorker';

export interface WorkerClientOptions<Api> extends SupervisionOptions {
  /** The first call to each new worker: what it must know. A failure shows in the calls that follow. */
  prepare?: (api: Api) => Promise<unknown>;
  /** Milliseconds without a call or an open stream after which the worker is ended. */
  idleMs?: number;
}

/** A stream pulled one event at a time, as a worker hands it over through comlink's `proxy`. */
export interface EventStream<Event> {
  next(): Promise<IteratorResult<Event, void>>;
  return(): Promise<void>;
}

/**
 * A worker that is started when it is first needed, and again by the first call after
 * it ended. A call rejects with a WorkerError when its worker ends before it answers.
 */
export class WorkerClient<Api extends object> {
  private worker: SupervisedWorker<Api> | null = null;
  /** Calls that wait, and streams that are open. */
  private users = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly startWorker: () => Worker,
    private readonly options: WorkerClientOptions<Api>,
  ) {}

  /** Every method of it is a call. */
  readonly api: Api = new Proxy({} as Api, {
    get: (_, name) =>
      name === 'then' // Else `await` would take it for a promise.
        ? undefined
        : (...args: unknown[]) => this.call((api) => methodOf(api, name)(...args)),
  });

  /** How many calls wait for an answer. */
  get pending(): number {
    return this.worker?.pending ?? 0;
  }

  /** Start the worker now if there is none, so that the first call need not wait for it. */
  start(): void {
    this.current();
  }

  /** @throws WorkerError when the worker ends first; the signal's reason when it aborts first. */
  async call<T>(work: (api: Api) => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.use();
    try {
      return await this.current().call(work, signal);
    } finally {
      this.release();
    }
  }

  /** Open a stream. It belongs to the worker that opened it: when that one ends, its calls reject. */
  async stream<Event>(
    open: (api: Api) => Promise<EventStream<Event>>,
  ): Promise<EventStream<Event>> {
    const worker = this.current();
    this.use();
    let source: EventStream<Event> | null = null;
    let over = false;
    const close = () => {
      if (over) return;
      over = true;
      (source as Remote<EventStream<Event>> | null)?.[releaseProxy]();
      this.release();
    };
    const supervised = async <T>(call: (api: Api) => Promise<T>): Promise<T> => {
      try {
        return await worker.call(call);
      } catch (error) {
        close();
        throw error;
      }
    };
    const opened = await supervised(open);
    source = opened;
    return {
      async next() {
        if (over) return { done: true, value: undefined };
        const result = await supervised(() => opened.next());
        if (result.done) close();
        return result;
      },
      async return() {
        if (over) return;
        await supervised(() => opened.return());
        close();
      },
    };
  }

  /** End the worker at once, whatever it is doing; calls that wait reject with the code `worker-ended`. */
  end(): void {
    clearTimeout(this.idle);
    this.worker?.lose('worker-ended');
    this.worker = null;
  }

  private current(): SupervisedWorker<Api> {
    if (this.worker && !this.worker.hasEnded) return this.worker;
    const worker = new SupervisedWorker<Api>(this.startWorker(), this.options);
    this.worker = worker;
    const { prepare } = this.options;
    if (prepare) worker.call(prepare).catch(() => undefined);
    return worker;
  }

  private use(): void {
    this.users += 1;
    clearTimeout(this.idle);
  }

  private release(): void {
    this.users -= 1;
    const { idleMs } = this.options;
    if (this.users === 0 && idleMs !== undefined) this.idle = setTimeout(() => this.end(), idleMs);
  }
}

type Method = (...args: unknown[]) => Promise<unknown>;

const methodOf = (api: object, name: PropertyKey): Method =>
  (api as Record<PropertyKey, Method>)[name]!;
