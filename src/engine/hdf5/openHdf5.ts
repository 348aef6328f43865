import type { Dataset, Group } from 'jsfive';
import { message, StudioError } from '../../texts/message';

/** Keras files have at most about five levels, and MobileNetV2 about 500 groups and tensors. */
const MOST_LEVELS = 12;
const MOST_NODES = 20_000;

export interface StoredTensor {
  shape: number[];
  /** Throws a StudioError when the values are not float32, not finite, or damaged. */
  read(): Float32Array;
}

export interface Hdf5File {
  /** A text attribute of a group by its path, '' for the root; null where there is none. */
  text(path: string, name: string): string | null;
  /** What is stored, numbers of every kind, by path: `layers/conv2d/vars/0`. */
  tensors: Map<string, StoredTensor>;
}

/** Reads one file; its errors name it. */
class Reader {
  readonly tensors: Hdf5File['tensors'] = new Map();
  readonly attributes = new Map<string, Record<string, unknown>>();
  private nodes = 0;

  constructor(
    private readonly name: string,
    private readonly bytes: number,
  ) {}

  damaged(): StudioError {
    return new StudioError(message('weights.hdf5.damaged', { name: this.name }));
  }

  /** The library throws strings, and errors about its own state, for damaged files. */
  guarded<T>(read: () => T): T {
    try {
      return read();
    } catch {
      throw this.damaged();
    }
  }

  visit(node: Group | Dataset | null, path: string[]): void {
    if (node === null || ++this.nodes > MOST_NODES || path.length > MOST_LEVELS) {
      throw this.damaged();
    }
    const name = path.join('/');
    if ('shape' in node) {
      this.tensors.set(name, this.stored(node, name));
      return;
    }
    this.attributes.set(name, node.attrs);
    for (const key of node.keys ?? []) this.visit(node.get(key), [...path, key]);
  }

  private stored(node: Dataset, path: string): StoredTensor {
    const { shape } = node;
    return { shape, read: () => this.values(node, shape, path) };
  }

  private values(node: Dataset, shape: number[], path: string): Float32Array {
    const count = shape.reduce((product, side) => product * side, 1);
    // A damaged file may claim any shape; Keras stores its weights uncompressed.
    if (!Number.isSafeInteger(count) || count * 4 > this.bytes) throw this.damaged();
    const values = this.guarded(() => node.value);
    const where = { name: this.name, path };
    if (node.dtype !== '<f4' || !Array.isArray(values)) {
      throw new StudioError(message('weights.hdf5.notFloat32', where));
    }
    const numbers = Float32Array.from(values as number[]);
    if (numbers.length !== count) throw this.damaged();
    if (numbers.every(Number.isFinite)) return numbers;
    throw new StudioError(message('weights.hdf5.notNumbers', where));
  }
}

/** Where the end-of-file address is, by the version of the superblock that a file begins with. */
const END_AT: Record<number, number> = { 0: 40, 1: 44, 2: 28, 3: 28 };

/** Whether a file is shorter than it says. Other damage shows where it is read. */
function isCutOff(bytes: ArrayBuffer): boolean {
  const view = new DataView(bytes);
  const at = bytes.byteLength > 8 ? END_AT[view.getUint8(8)] : undefined;
  if (at === undefined || at + 8 > bytes.byteLength) return true;
  return view.getBigUint64(at, true) > BigInt(bytes.byteLength);
}

/**
 * The tensors of an HDF5 file that the user calls `name`. The library is loaded when first needed.
 * @throws a StudioError that names the file when it is none, or is damaged.
 */
export async function openHdf5(bytes: ArrayBuffer, name: string): Promise<Hdf5File> {
  const { File } = await import('jsfive');
  const reader = new Reader(name, bytes.byteLength);
  if (isCutOff(bytes)) throw reader.damaged();
  reader.guarded(() => reader.visit(new File(bytes, name), []));
  const { tensors, attributes } = reader;
  return {
    text(path, attribute) {
      const value = attributes.get(path)?.[attribute];
      return typeof value === 'string' ? value : null;
    },
    tensors,
  };
}
