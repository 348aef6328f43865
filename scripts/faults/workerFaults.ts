/** The kinds of faults of a page's workers. */
import type { Activity } from './activity';
import type { Kind } from './kind';
import { anyWorker, confirms, happens } from './threads';

const inWorker = ({ uses }: Activity) => uses !== 'page';
const REPLACED = 'The worker is replaced and the work goes on, or it is said that it was lost.';
const THROWN = 'thrown by the test';

export const workerFaults: Kind[] = [
  {
    name: 'worker-throws',
    does: 'an error that nobody catches in one of the workers, chosen at random',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    async inject(scene) {
      const worker = await anyWorker(scene);
      if (!worker) return false;
      const gone = new Promise((resolve) => worker.once('close', resolve));
      const thrown = worker.evaluate((error) => {
        const heard = new Promise((resolve) =>
          addEventListener('error', () => resolve(true), { once: true }),
        );
        setTimeout(() => {
          throw new Error(error);
        });
        return heard;
      }, THROWN);
      // It may be replaced before it can answer.
      return await happens(Promise.race([thrown.catch(() => gone), gone]));
    },
  },
  {
    name: 'worker-vanishes',
    does: 'one of the workers, chosen at random, ends without an event',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    async inject(scene) {
      const worker = await anyWorker(scene);
      if (!worker) return false;
      const gone = new Promise((resolve) => worker.once('close', resolve));
      // Its own code ends itself: either that is answered, or it is gone before.
      const closed = worker.evaluate(() => self.close());
      return await happens(Promise.race([closed.catch(() => gone), gone]));
    },
  },
  {
    name: 'context-lost',
    does: 'the WebGL context is lost',
    promise: 'A new worker goes on from the checkpoint.',
    leaves: 'page',
    appliesTo: ({ backend }) => backend === 'webgl',
    async inject({ page }) {
      const worker = page.workers().find((one) => one.url().includes('training.worker'));
      return await confirms(worker, () => {
        type Engine = { backend: { gpgpu: { gl: WebGL2RenderingContext } } };
        const { gl } = (globalThis as unknown as { _tfengine: Engine })._tfengine.backend.gpgpu;
        gl.getExtension('WEBGL_lose_context')!.loseContext();
        return gl.isContextLost();
      });
    },
  },
];
