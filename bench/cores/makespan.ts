/**
 * How long a recorded piece of work would take on more cores. Our kernels run as jobs, one after
 * another; the threads of a job claim its tasks in order until none are left, and all wait for
 * the last of them. Between two jobs one thread works alone.
 */

/** What one thread took, in milliseconds; claims in the order in which threads take them. */
export interface Job {
  kernel: string;
  /** Alone, between the job before and this one. */
  before: number;
  claims: number[];
  /** What it reads and writes at least: a limit of memory, not of cores. */
  bytes: number;
}

export interface Recording {
  jobs: Job[];
  /** Alone, after the last job. */
  after: number;
}

export interface Machine {
  threads: number;
  /** Milliseconds from a job's start until its helpers compute, and from its end until the caller knows. */
  wake: number;
  /** Bytes a millisecond that all cores together can move; Infinity for no limit. */
  bandwidth: number;
}

/**
 * The least of every time in recordings of the same work: whatever else the machine did slowed other
 * claims in each of them. Throws where their jobs differ.
 */
export function leastOf(recordings: Recording[]): Recording {
  const [first, ...others] = recordings;
  if (!first) throw new Error('There is no recording.');
  for (const { jobs } of others)
    if (
      jobs.length !== first.jobs.length ||
      jobs.some((job, i) => job.claims.length !== first.jobs[i]!.claims.length)
    )
      throw new Error('The recordings have different jobs.');
  const least = (time: (recording: Recording) => number) => Math.min(...recordings.map(time));
  return {
    jobs: first.jobs.map((job, i) => ({
      ...job,
      before: least(({ jobs }) => jobs[i]!.before),
      claims: job.claims.map((_, k) => least(({ jobs }) => jobs[i]!.claims[k]!)),
    })),
    after: least(({ after }) => after),
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Milliseconds from a job's start until the calling thread goes on. */
export function jobTime({ claims, bytes }: Job, { threads, wake, bandwidth }: Machine): number {
  const alone = sum(claims);
  if (threads === 1 || claims.length <= 1) return alone;
  // When each is free for another claim; the first is the calling thread, which is awake.
  const free = Array.from({ length: threads }, (_, i) => (i === 0 ? 0 : wake));
  for (const claim of claims) free[free.indexOf(Math.min(...free))]! += claim;
  const [caller = 0, ...helpers] = free;
  // A helper that found no claim left is not waited for.
  const last = Math.max(0, ...helpers.filter((end) => end > wake));
  const end = last > caller ? last + wake : caller;
  // Memory cannot make it slower than one thread, which was measured with it.
  return Math.max(end, Math.min(alone, bytes / bandwidth));
}

/** Milliseconds of the whole work on such a machine. */
export const makespan = ({ jobs, after }: Recording, machine: Machine): number =>
  after + sum(jobs.map((job) => job.before + jobTime(job, machine)));

/** Milliseconds in which one thread works alone, however many there are. */
export const serialTime = ({ jobs, after }: Recording): number =>
  after + sum(jobs.map(({ before, claims }) => before + (claims.length <= 1 ? sum(claims) : 0)));

/** The wake-up, in milliseconds, with which two threads take `measured`; 0 where none does. */
export function fittedWake(recording: Recording, measured: number, bandwidth: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const wake = (low + high) / 2;
    if (makespan(recording, { threads: 2, wake, bandwidth }) < measured) low = wake;
    else high = wake;
  }
  return low;
}
