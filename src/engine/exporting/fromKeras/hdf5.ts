import type { Dataset, Group } from 'jsfive';

/** Keras files have at most about five levels, and MobileNetV2 about 500 groups and tensors. */
const MOST_LEVELS = 12;
const MOST_NODES = 20_000;

export interface StoredTensor {
  shape: number[];
  /** Throws an Error with a message for the user when the values are not float32, or not finite. */
  read(): Float32Array;
}

export interface Hdf5File {
  /** A text attribute of the root, null where there is none. */
  text(name: string): string | null;
  /** The stored tensors by their path: `layers/conv2d/vars/0`. */
  tensors: Map<string, StoredTensor>;
}

const damaged = () =>
  new Error('This file is not a Keras model, or it is damaged. Save or copy the model again.');

/** The library throws strings and range errors for damaged files. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw damaged();
  }
}

function stored(node: Dataset, path: string, fileBytes: number): StoredTensor {
  const { shape } = node;
  const count = shape.reduce((product, side) => product * side, 1);
  return {
    shape,
    read() {
      // A damaged file may claim any shape; Keras stores its weights uncompressed.
      if (!Number.isSafeInteger(count) || count * 4 > fileBytes) throw damaged();
      const values = guarded(() => node.value);
      if (node.dtype !== '<f4' || !Array.isArray(values)) {
        throw new Error(
          `The weights ${path} are not stored as float32. Save the model with float32 weights.`,
        );
      }
      const numbers = Float32Array.from(values as number[]);
      if (numbers.every(Number.isFinite)) return numbers;
      throw new Error(
        `The weights ${path} hold values that are not numbers: the training failed. Import an earlier state of the model.`,
      );
    },
  };
}

/**
 * The tensors of an HDF5 file. The library is loaded when first needed.
 * @throws an Error with a message for the user when the file is none, or is damaged.
 */
export async function openHdf5(bytes: ArrayBuffer): Promise<Hdf5File> {
  const { File } = await import('jsfive');
  const root = guarded(() => new File(bytes, 'model.h5'));
  const tensors: Hdf5File['tensors'] = new Map();
  let nodes = 0;
  const visit = (node: Group | Dataset, path: string[]): void => {
    if (++nodes > MOST_NODES || path.length > MOST_LEVELS) throw damaged();
    if ('shape' in node) {
      const name = path.join('/');
      tensors.set(name, stored(node, name, bytes.byteLength));
      return;
    }
    for (const key of node.keys ?? []) visit(node.get(key), [...path, key]);
  };
  guarded(() => visit(root, []));
  const attributes = guarded(() => root.attrs);
  return {
    text: (name) => {
      const value = attributes[name];
      return typeof value === 'string' ? value : null;
    },
    tensors,
  };
}
