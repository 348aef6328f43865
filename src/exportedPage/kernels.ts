/** The compiled kernels (engine/backend/wasm/assembly/inference.ts) and the memory they work in. */

type Kernel = (job: number, from: number, until: number, scratch: number) => void;
export type Kernels = Record<'conv' | 'pointwise' | 'depthwiseForward', Kernel>;

/** Addresses are multiples of it; as many bytes after a tensor may be read or overwritten. */
const ALIGNMENT = 16;
const PAGE_BYTES = 65_536;

/** WebAssembly memory that is given out once and never taken back. */
export class Machine {
  private top = PAGE_BYTES;

  private constructor(
    readonly kernels: Kernels,
    private readonly memory: WebAssembly.Memory,
  ) {}

  /** Throws an Error with a message for the user when this browser cannot run the kernels. */
  static async start(binary: Uint8Array<ArrayBuffer>): Promise<Machine> {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { instance } = await WebAssembly.instantiate(binary, { env: { memory } });
    return new Machine(instance.exports as Kernels, memory);
  }

  /** The address of `bytes` zeros. Throws a RangeError when there is no more memory. */
  allocate(bytes: number): number {
    const address = this.top;
    this.top = (address + bytes + 2 * ALIGNMENT - 1) & -ALIGNMENT;
    const missing = this.top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return address;
  }

  /** `count` numbers; valid until the next `allocate`. */
  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }

  store(values: Float32Array): number {
    const address = this.allocate(4 * values.length);
    this.floats(address, values.length).set(values);
    return address;
  }

  /** A kernel's job: its 4-byte fields in order, integers first. */
  storeJob(integers: number[], floats: number[]): number {
    const address = this.allocate(4 * (integers.length + floats.length));
    new Int32Array(this.memory.buffer, address, integers.length).set(integers);
    this.floats(address + 4 * integers.length, floats.length).set(floats);
    return address;
  }
}
