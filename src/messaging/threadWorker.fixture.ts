import { Worker as Thread, type Transferable as NodeTransferable } from 'node:worker_threads';

/**
 * A Web Worker over a thread of Node, for tests: it really runs apart, really hangs and
 * really dies. `code` is JavaScript; in it, `expose` and `proxy` are comlink's.
 */
export function startThread(code: string): Worker {
  return new ThreadWorker(code) as unknown as Worker;
}

const COMLINK = import.meta.resolve('comlink');

const prelude = (code: string) => `
  const { parentPort } = require('node:worker_threads');
  const endpoint = {
    postMessage: (message, transfer) => parentPort.postMessage(message, transfer),
    addEventListener: (_, listener) => parentPort.on('message', (data) => listener({ data })),
    removeEventListener: () => {},
  };
  import('${COMLINK}').then((comlink) => {
    const { proxy } = comlink;
    const expose = (api) => comlink.expose(api, endpoint);
    ${code}
  });
`;

class ThreadWorker extends EventTarget {
  private readonly thread: Thread;

  constructor(code: string) {
    super();
    this.thread = new Thread(prelude(code), { eval: true });
    this.thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.thread.on('error', (error) =>
      this.dispatchEvent(Object.assign(new Event('error'), { message: error.message })),
    );
  }

  postMessage(message: unknown, transfer: NodeTransferable[] = []): void {
    this.thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.thread.terminate();
  }
}
