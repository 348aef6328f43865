import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { ImageHash } from '../../domain/dataset/dataset';
import type { DecodeApi, Examined } from './decodeApi';

/** A decode worker ended before it answered: out of memory, most likely. */
export class WorkerDied extends Error {
  constructor() {
    super(
      'The browser stopped a helper that decodes photographs, most likely for want of memory. Close other tabs and try again.',
    );
    this.name = 'WorkerDied';
  }
}

interface Member {
  worker: Worker;
  api: Remote<DecodeApi>;
  /** Fails each call that waits for an answer. */
  waiting: Set<(error: Error) => void>;
  state: 'started' | 'answering' | 'dead';
}

/** As many as there are cores, within reason: a decoded photograph is tens of megabytes. */
const poolSize = (): number => Math.min(8, Math.max(1, navigator.hardwareConcurrency));

/**
 * Decode workers, started together; each call goes to the one with the least to do.
 * One that dies is replaced, unless it never answered; calls that waited for it throw WorkerDied.
 */
export class DecodePool {
  private readonly members: Member[];
  private known: ImageHash[] = [];

  constructor(size = poolSize()) {
    this.members = Array.from({ length: size }, (_, place) => this.start(place));
  }

  private start(place: number): Member {
    const worker = new Worker(new URL('../workers/decode.worker.ts', import.meta.url), {
      type: 'module',
    });
    const api = wrap<DecodeApi>(worker);
    const member: Member = { worker, api, waiting: new Set(), state: 'started' };
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // Else this worker would pass for dead too.
      if (member.state === 'dead') return;
      end(member);
      // What does not even start would not start the next time either.
      if (member.state === 'answering') this.replace(place);
      member.state = 'dead';
      for (const fail of member.waiting) fail(new WorkerDied());
    });
    return member;
  }

  private replace(place: number): void {
    const member = (this.members[place] = this.start(place));
    this.call(member, (api) => api.skipKnown(this.known)).catch(() => {}); // The next call says so.
  }

  /** How many calls keep every worker busy while the next inputs are read. */
  get lanes(): number {
    return this.members.length * 3;
  }

  private async call<T>(member: Member, work: (api: Remote<DecodeApi>) => Promise<T>): Promise<T> {
    if (member.state === 'dead') throw new WorkerDied();
    let fail!: (error: Error) => void;
    const died = new Promise<never>((_, reject) => (fail = reject));
    member.waiting.add(fail);
    try {
      const answer = await Promise.race([work(member.api), died]);
      if (member.state === 'started') member.state = 'answering';
      return answer;
    } finally {
      member.waiting.delete(fail);
    }
  }

  private run<T>(work: (api: Remote<DecodeApi>) => Promise<T>): Promise<T> {
    const idlest = this.members.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    return this.call(idlest, work);
  }

  async skipKnown(hashes: ImageHash[]): Promise<void> {
    this.known = hashes;
    await Promise.all(
      this.members.map((member) => this.call(member, (api) => api.skipKnown(hashes))),
    );
  }

  /** What each of a handful of files is, in their order. A file that its worker dies of is reported. */
  async examine(files: Blob[]): Promise<Examined[]> {
    try {
      return await this.run(async (api): Promise<Examined[]> => api.examine(files));
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      return this.examineAlone(files);
    }
  }

  /** Each file with a worker to itself, so that it is certain which of them it dies of. */
  private async examineAlone(files: Blob[]): Promise<Examined[]> {
    const pool = new DecodePool(1);
    const found: Examined[] = [];
    try {
      await pool.skipKnown(this.known);
      for (const file of files) {
        const alone = pool.run(async (api): Promise<Examined[]> => api.examine([file]));
        found.push(...(await alone.catch(unreadable)));
      }
    } finally {
      pool.close();
    }
    return found;
  }

  /** Decodes to RGB bytes [size, size, 3]; `bytes` is transferred, and gone afterwards. */
  square(bytes: ArrayBuffer, size: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.run((api) => api.square(transfer(bytes, [bytes]), size));
  }

  /** Ends the workers at once. Calls that were under way never settle. */
  close(): void {
    for (const member of this.members) if (member.state !== 'dead') end(member);
  }
}

function end({ worker, api }: Member): void {
  api[releaseProxy]();
  worker.terminate();
}

function unreadable(error: unknown): Examined[] {
  if (!(error instanceof WorkerDied)) throw error;
  const message =
    'The file could not be read: the browser ran out of memory or failed while decoding it. Make it smaller and bring it again.';
  return [{ kind: 'rejected', reason: 'unreadable', message }];
}
