import { releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { ImageHash } from '../../domain/dataset';
import type { DecodeApi, Examined } from './decodeApi';

interface Member {
  worker: Worker;
  api: Remote<DecodeApi>;
  pending: number;
}

/** As many as there are cores, within reason: a decoded photograph is tens of megabytes. */
const poolSize = (): number => Math.min(8, Math.max(1, navigator.hardwareConcurrency));

/** Decode workers, started together; each call goes to the one with the least to do. */
export class DecodePool {
  private readonly members: Member[];

  constructor(size = poolSize()) {
    this.members = Array.from({ length: size }, () => {
      const worker = new Worker(new URL('../decode.worker.ts', import.meta.url), {
        type: 'module',
      });
      return { worker, api: wrap<DecodeApi>(worker), pending: 0 };
    });
  }

  /** How many calls keep every worker busy while the next inputs are read. */
  get lanes(): number {
    return this.members.length * 3;
  }

  private async run<T>(call: (api: Remote<DecodeApi>) => Promise<T>): Promise<T> {
    const member = this.members.reduce((a, b) => (b.pending < a.pending ? b : a));
    member.pending++;
    try {
      return await call(member.api);
    } finally {
      member.pending--;
    }
  }

  async skipKnown(hashes: ImageHash[]): Promise<void> {
    await Promise.all(this.members.map(({ api }) => api.skipKnown(hashes)));
  }

  examine(file: Blob): Promise<Examined> {
    return this.run(async (api): Promise<Examined> => api.examine(file));
  }

  /** Decodes to RGB bytes [size, size, 3]; `bytes` is transferred, and gone afterwards. */
  square(bytes: ArrayBuffer, size: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.run((api) => api.square(transfer(bytes, [bytes]), size));
  }

  /** Ends the workers at once. Calls that were under way never settle. */
  close(): void {
    for (const { worker, api } of this.members) {
      api[releaseProxy]();
      worker.terminate();
    }
  }
}
