/** The kinds of faults of a page's workers. */
import type { Worker } from '@playwright/test';
import type { Activity } from './activity';
import type { Kind, Scene } from './kind';
import { anyWorker, confirms, happens } from './threads';

const inWorker = ({ uses }: Activity) => uses !== 'page';
const REPLACED = 'The worker is replaced and the work goes on, or it is said that it was lost.';
const THROWN = 'thrown by the test';

/** Let one of the workers that answer bring its own end about: it answers that, or is gone before it can. */
async function endOneBy(scene: Scene, ask: (worker: Worker) => Promise<unknown>): Promise<boolean> {
  const worker = await anyWorker(scene);
  if (!worker) return false;
  const gone = new Promise((resolve) => worker.once('close', resolve));
  return await happens(Promise.race([ask(worker).catch(() => gone), gone]));
}

export const workerFaults: Kind[] = [
  {
    name: 'worker-throws',
    does: 'an error that nobody catches in one of the workers, chosen at random',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    inject: (scene) =>
      endOneBy(scene, (worker) =>
        worker.evaluate((error) => {
          const heard = new Promise((resolve) =>
            addEventListener('error', () => resolve(true), { once: true }),
          );
          setTimeout(() => {
            throw new Error(error);
          });
          return heard;
        }, THROWN),
      ),
  },
  {
    name: 'worker-vanishes',
    does: 'one of the workers, chosen at random, ends without an event',
    promise: REPLACED,
    leaves: 'page',
    appliesTo: inWorker,
    inject: (scene) => endOneBy(scene, (worker) => worker.evaluate(() => self.close())),
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
