/** How the work of a page ends. */
import { errors } from '@playwright/test';
import { PATIENCE } from './reference';

/** Words of programs, which no user should read. */
export const JARGON =
  /undefined|is not a (?:function|constructor|object)|TypeError|ReferenceError|RangeError|DataView|DOMException|\[object|null|QuotaExceeded/;

export type End =
  { kind: 'done' } | { kind: 'failed'; message: string } | { kind: 'hangs'; message: string };

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function endOf(work: Promise<unknown>): Promise<End> {
  const hangs = sleep(PATIENCE).then((): End => ({ kind: 'hangs', message: 'no end' }));
  const end = work.then(
    (): End => ({ kind: 'done' }),
    (error: Error): End =>
      error instanceof errors.TimeoutError
        ? { kind: 'hangs', message: error.message.split('\n').slice(0, 3).join(' ') }
        : { kind: 'failed', message: error.message.split('\n')[0]! },
  );
  return await Promise.race([end, hangs]);
}
