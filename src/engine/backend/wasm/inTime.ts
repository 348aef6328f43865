import { WorkerError } from '../../../messaging/supervisedWorker';

export const START_TIMEOUT = 20_000;

/**
 * The start of threads. One whose script is blocked or broken, or that ends as it starts, reports
 * nothing: it is just never ready. Throws a WorkerError then.
 */
export function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    const error = () => new WorkerError('worker-silent', 'the threads did not answer');
    timer = setTimeout(() => reject(error()), START_TIMEOUT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
