/** Faults in the threads of a page: its workers, and what `prepareThread` put into each thread. */
import type { BrowserContext, Worker } from '@playwright/test';
import { shuffledIndices } from '../../src/domain/random';
import type { Scene } from './kind';
import type { FaultyThread } from './thread';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A helper thread that waits inside WebAssembly never answers: what it is asked is not waited for. */
const BRIEFLY = 1000;
/** Until a fault is noticed by what drives the browser. */
export const NOTICED = 5000;

/** The value of this work; undefined where it fails or does not come in time. */
const briefly = async <T>(work: Promise<T>): Promise<T | undefined> =>
  (await Promise.race([work.catch(() => undefined), sleep(BRIEFLY)])) as T | undefined;

/** Whether it comes to pass in time. */
export const happens = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => true), sleep(NOTICED).then(() => false)]);

/** Ask a page or a worker whether something holds of it now. One that does not answer says no. */
export const confirms = async (
  thread: { evaluate(question: () => boolean): Promise<boolean> } | undefined,
  question: () => boolean,
): Promise<boolean> => (thread ? (await briefly(thread.evaluate(question))) === true : false);

/**
 * One of the page's workers, the nested ones too: of those that answer, one that the seed chooses.
 * Undefined where none does.
 */
export async function anyWorker({ page, random }: Scene): Promise<Worker | undefined> {
  const workers = page.workers();
  const asked = workers.map((worker) => confirms(worker, () => true));
  const order = shuffledIndices(workers.length, Math.floor(random() * 2 ** 32));
  for (const i of order) if (await asked[i]!) return workers[i];
  return undefined;
}

type Changes = Partial<FaultyThread['faults']>;

/** What holds in every thread of a browser, also in those that start later. */
const changed = new WeakMap<BrowserContext, Changes>();

const change = (changes: Changes) =>
  void Object.assign((globalThis as FaultyThread).faults, changes);

/** What `inEveryThread` has changed so far, into a thread that has just started. */
export const changeAsOthers = (context: BrowserContext, worker: Worker): Promise<void> =>
  worker.evaluate(change, changed.get(context) ?? {});

/** Change the faults of every thread of every page. */
export async function inEveryThread({ context }: Scene, changes: Changes): Promise<void> {
  changed.set(context, { ...changed.get(context), ...changes });
  const work = context
    .pages()
    .flatMap((page) => [
      page.evaluate(change, changes),
      ...page.workers().map((worker) => worker.evaluate(change, changes)),
    ]);
  await Promise.all(work.map(briefly));
}
