/** The parts of jsfive 0.4 used here; it ships no types. */
declare module 'jsfive' {
  export interface Dataset {
    shape: number[];
    /** NumPy's name: `<f4` for float32. */
    dtype: unknown;
    /** Flattened, row by row. */
    value: unknown;
  }
  export interface Group {
    /** Absent or null in an empty group. */
    keys: string[] | null;
    attrs: Record<string, unknown>;
    get(path: string): Group | Dataset;
  }
  export class File implements Group {
    constructor(bytes: ArrayBuffer, name: string);
    keys: string[] | null;
    attrs: Record<string, unknown>;
    get(path: string): Group | Dataset;
  }
}
