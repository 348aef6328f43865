/**
 * A small writer of HDF5: groups, float32 datasets and text attributes, in the oldest version
 * of the format, which every reader knows. Source: HDF5 File Format Specification 3.0
 * (superblock 0, object headers 1, B-trees 1, local and global heaps).
 */
import { concat, type Bytes } from '../bytes';
import { NONE, padded, text, u16, u32, u64 } from './bytes';
import { ANY_STRING, attribute, dataspace, fixedString, FLOAT32 } from './types';

/** One text, or a list of them. */
export type Attributes = Record<string, string | string[]>;

export interface Dataset {
  shape: number[];
  values: Float32Array;
}

export interface Group {
  attributes?: Attributes;
  children: Map<string, Group | Dataset>;
}

/** Longer texts are no part of the object's header, whose messages have 64 kB at most. */
const LONG = 4096;

/** Half the most entries of a symbol node and of a B-tree node. */
const LEAF_K = 4;
const TREE_K = 16;
const SUPERBLOCK_BYTES = 96;

const MESSAGE = { dataspace: 1, datatype: 3, fill: 5, layout: 8, attribute: 12, symbols: 17 };

const message = (type: number, data: Bytes): Bytes => {
  const body = padded(data);
  return concat(u16(type), u16(body.length), [0, 0, 0, 0], body);
};

function objectHeader(messages: Bytes[]): Bytes {
  const body = concat(...messages);
  return concat([1, 0], u16(messages.length), u32(1), u32(body.length), u32(0), body);
}

class Writer {
  private readonly parts: Bytes[] = [];
  end = SUPERBLOCK_BYTES;

  /** Put the bytes at the end of the file; returns their address. */
  put(bytes: ArrayLike<number>): number {
    const address = this.end;
    const part = padded(bytes);
    this.parts.push(part);
    this.end += part.length;
    return address;
  }

  /** A reference to text in a global heap of its own. */
  private heapText(value: string): Bytes {
    const bytes = text(value);
    const body = padded(bytes);
    const used = 16 + 16 + body.length;
    const size = Math.max(4096, used + 16);
    const free = size - used;
    const address = this.put(
      concat(
        ...[text('GCOL'), [1, 0, 0, 0], u64(size)],
        ...[u16(1), u16(1), u32(0), u64(bytes.length), body],
        ...[u16(0), u16(0), u32(0), u64(free), new Uint8Array(free - 16)],
      ),
    );
    return concat(u32(bytes.length), u64(address), u32(1));
  }

  private attributes(of: Attributes = {}): Bytes[] {
    return Object.entries(of).map(([name, value]) => {
      if (typeof value === 'string' && value.length > LONG) {
        const reference = this.heapText(value);
        return message(MESSAGE.attribute, attribute(name, ANY_STRING, dataspace([]), reference));
      }
      const texts = (Array.isArray(value) ? value : [value]).map(text);
      const length = Math.max(1, ...texts.map((bytes) => bytes.length));
      const data = concat(...texts.flatMap((t) => [t, new Uint8Array(length - t.length)]));
      const space = dataspace(Array.isArray(value) ? [texts.length] : []);
      return message(MESSAGE.attribute, attribute(name, fixedString(length), space, data));
    });
  }

  private dataset({ shape, values }: Dataset): number {
    const data = this.put(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return this.put(
      objectHeader([
        message(MESSAGE.dataspace, dataspace(shape)),
        message(MESSAGE.datatype, FLOAT32),
        // Space allocated late, no fill value written.
        message(MESSAGE.fill, concat([2, 2, 2, 1], u32(0))),
        message(MESSAGE.layout, concat([3, 1], u64(data), u64(values.byteLength))),
      ]),
    );
  }

  /** The address of the group's header, and of its B-tree and heap. */
  group({ attributes, children }: Group): { header: number; tree: number; heap: number } {
    // In the order of their bytes, as readers search them.
    const names = [...children.keys()].sort((a, b) => (a < b ? -1 : 1));
    const headers = names.map((name) => {
      const child = children.get(name)!;
      return 'values' in child ? this.dataset(child) : this.group(child).header;
    });
    const texts = names.map((name) => padded(concat(text(name), [0])));
    const offsets: number[] = [];
    // The heap begins with the empty name.
    const length = texts.reduce((at, { length }) => (offsets.push(at), at + length), 8);
    const segment = this.put(concat(new Uint8Array(8), ...texts));
    const heap = this.put(concat(text('HEAP'), u32(0), u64(length), u64(1), u64(segment)));

    const nodes: number[] = [];
    const keys = [0];
    for (let from = 0; from < names.length; from += 2 * LEAF_K) {
      const to = Math.min(names.length, from + 2 * LEAF_K);
      const entries = Array.from({ length: to - from }, (_, i) =>
        concat(u64(offsets[from + i]!), u64(headers[from + i]!), new Uint8Array(24)),
      );
      const node = new Uint8Array(8 + 2 * LEAF_K * 40);
      node.set(concat(text('SNOD'), [1, 0], u16(entries.length), ...entries));
      nodes.push(this.put(node));
      keys.push(offsets[to - 1]!);
    }
    if (nodes.length > 2 * TREE_K) throw new Error(`A group has ${names.length} members.`);
    const tree = new Uint8Array(24 + (4 * TREE_K + 1) * 8);
    const pairs = nodes.flatMap((child, i) => [u64(child), u64(keys[i + 1]!)]);
    tree.set(
      concat(
        ...[text('TREE'), [0, 0], u16(nodes.length), u64(NONE), u64(NONE)],
        ...[u64(0), ...pairs],
      ),
    );
    const treeAddress = this.put(tree);
    const header = this.put(
      objectHeader([
        message(MESSAGE.symbols, concat(u64(treeAddress), u64(heap))),
        ...this.attributes(attributes),
      ]),
    );
    return { header, tree: treeAddress, heap };
  }

  file({ header, tree, heap }: { header: number; tree: number; heap: number }): Bytes {
    const superblock = concat(
      [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 8, 8, 0],
      ...[u16(LEAF_K), u16(TREE_K), u32(0), u64(0), u64(NONE), u64(this.end), u64(NONE)],
      ...[u64(0), u64(header), u32(1), u32(0), u64(tree), u64(heap)],
    );
    return concat(superblock, ...this.parts);
  }
}

/** The bytes of an HDF5 file. */
export function writeHdf5(root: Group): Bytes {
  const writer = new Writer();
  return writer.file(writer.group(root));
}

/** Put a dataset at a path, with the groups on the way. */
export function place(root: Group, path: string[], dataset: Dataset): void {
  const [first, ...rest] = path;
  if (first === undefined) throw new Error('A dataset needs a name.');
  if (rest.length === 0) return void root.children.set(first, dataset);
  const inner = groupIn(root, first);
  place(inner, rest, dataset);
}

/** The group of that name, made if there is none. */
export function groupIn(parent: Group, name: string): Group {
  const found = parent.children.get(name);
  if (found && 'children' in found) return found;
  const made: Group = { children: new Map() };
  parent.children.set(name, made);
  return made;
}
