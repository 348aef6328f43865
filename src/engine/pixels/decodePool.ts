import { transfer } from 'comlink';
import type { ImageHash } from '../../domain/dataset/dataset';
import { WorkerError } from '../../messaging/supervisedWorker';
import { WorkerClient } from '../../messaging/workerClient';
import { message } from '../../texts/message';
import type { DecodeApi, Inspected } from './decodeApi';

/** As many as there are cores, within reason: a decoded image is tens of megabytes. */
const poolSize = (): number => Math.min(8, Math.max(1, navigator.hardwareConcurrency));

function startWorker(): Worker {
  // In one expression, because the bundler searches for that form.
  const worker = new Worker(new URL('../workers/decode.worker.ts', import.meta.url), {
    type: 'module',
  });
  // Else the worker that owns this pool would pass for dead too.
  worker.addEventListener('error', (event) => event.preventDefault());
  return worker;
}

/**
 * Decode workers, started together; each call goes to the one with the least to do.
 * A call throws WorkerError when its worker ends first; the next one has a new worker.
 */
export class DecodePool {
  private readonly workers: WorkerClient<DecodeApi>[];
  private known: ImageHash[] = [];

  constructor(size = poolSize()) {
    this.workers = Array.from({ length: size }, () => {
      const prepare = (api: DecodeApi) => api.skipKnown(this.known);
      return new WorkerClient<DecodeApi>(startWorker, {
        lostMessage: message('importing.decoderLost'),
        prepare,
      });
    });
    for (const worker of this.workers) worker.start();
  }

  /** How many calls keep every worker busy while the next inputs are read. */
  get lanes(): number {
    return this.workers.length * 3;
  }

  private get idlest(): WorkerClient<DecodeApi> {
    return this.workers.reduce((a, b) => (b.pending < a.pending ? b : a));
  }

  async skipKnown(hashes: ImageHash[]): Promise<void> {
    this.known = hashes;
    await Promise.all(this.workers.map((worker) => worker.api.skipKnown(hashes)));
  }

  /** What each of a batch of files is, in their order. A file that its worker dies of is reported. */
  async inspect(files: Blob[]): Promise<Inspected[]> {
    try {
      return await this.idlest.api.inspect(files);
    } catch (error) {
      if (!isLost(error)) throw error;
      return await this.inspectAlone(files);
    }
  }

  /** Each file with a worker to itself, so that it is certain which of them it dies of. */
  private async inspectAlone(files: Blob[]): Promise<Inspected[]> {
    const pool = new DecodePool(1);
    const found: Inspected[] = [];
    try {
      await pool.skipKnown(this.known);
      for (const file of files) {
        found.push(...(await pool.idlest.api.inspect([file]).catch(unreadable)));
      }
    } finally {
      pool.close();
    }
    return found;
  }

  /** Decodes to RGB bytes [size, size, 3]; `bytes` is transferred, and gone afterwards. */
  square(bytes: ArrayBuffer, size: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.idlest.api.square(transfer(bytes, [bytes]), size);
  }

  /** Ends the workers at once. Calls that were under way reject. */
  close(): void {
    for (const worker of this.workers) worker.end();
  }
}

const isLost = (error: unknown): boolean =>
  error instanceof WorkerError && ['worker-lost', 'worker-silent'].includes(error.code);

function unreadable(error: unknown): Inspected[] {
  if (!isLost(error)) throw error;
  return [
    { kind: 'rejected', reason: 'unreadable', message: message('importing.file.decoderEnded') },
  ];
}
