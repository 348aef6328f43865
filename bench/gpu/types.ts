/** What the benchmark page, its workers, its table and its tests share. */

/** One side of the comparison: a backend, with our kernels or with those of tfjs as published. */
export interface Column {
  name: string;
  backend: 'webgl' | 'webgpu' | 'wasm';
  kernels: 'ours' | 'stock';
  /** WASM only: how many threads; without it, as many as the studio would use. */
  threads?: number;
}

/** Whom the browser's adapters belong to; null where there is none. */
export interface Adapters {
  webgl: string | null;
  webgpu: string | null;
  /** Whether either is missing or drawn by the processor. */
  software: boolean;
}

export interface Started {
  /** The device, or the number of threads that run. */
  device: string;
  /** Our kernels on this backend, each of which can be left out of a round. */
  kernels: string[];
  /** The works that are single operations. */
  operations: string[];
}

export interface Setting {
  size: number;
  batch: number;
  /** How often the work is done before anything is timed. */
  warmup: number;
}

export interface Prepared {
  /** The first time, with what is compiled for it, read back. */
  firstMs: number;
  /** Losses of the steps so far, or the output. The same on every backend, apart from rounding. */
  outcome: Float32Array;
}

export interface Task extends Setting {
  work: string;
  /** Whether `outcome` is a loss a step. */
  losses: boolean;
}

export interface Measurement {
  /** Null where the backend could not do it; `error` says why. */
  ms: number | null;
  rounds: number[];
  firstMs: number | null;
  /** ‖outcome − WASM's‖ / ‖WASM's‖; for losses the largest difference of a step. */
  error: number | null;
  /** Whether `error` is small enough for the time to count. */
  agrees: boolean;
  failure: string | null;
}

export interface Row {
  /** In English. */
  title: string;
  cells: Record<string, Measurement>;
  /** Losses by column, of training works only. */
  losses?: Record<string, number[]>;
}

export interface Report {
  version: 1;
  date: string;
  userAgent: string;
  cores: number;
  sizes: string;
  adapters: Adapters;
  devices: Record<string, string>;
  /** What the studio's probe measures on each column. */
  probeMs: Record<string, number>;
  works: Row[];
  kernels: Row[];
  /** A training step on WebGL with one of our kernels left out at a time. */
  without: Row[];
  /** WASM, a column a number of threads. */
  threads: Row[];
  /** Whether everything was measured. */
  complete: boolean;
}

/** What a worker offers the page, through comlink. */
export interface BenchWorker {
  start(column: Column): Promise<Started>;
  /** Milliseconds of the small training step by which the studio's `auto` decides. */
  probe(): Promise<number>;
  /** Make a work and do it `warmup` times. The one before is disposed of. */
  prepare(work: string, setting: Setting): Promise<Prepared>;
  /**
   * Do it again and again for at least `milliseconds`, `without` that kernel of ours if one is
   * named, and read the last result back; gives milliseconds for one.
   */
  round(milliseconds: number, without?: string): Promise<number>;
}
