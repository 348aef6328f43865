/** A reader of `.tflite` files, by the numbers of the schema and without the writer's code. */
import { ByteBuffer } from 'flatbuffers';

/** A table at a place in a flatbuffer, and its fields by their slots. */
class Table {
  constructor(
    private readonly buffer: ByteBuffer,
    private readonly place: number,
  ) {}

  private field(slot: number): number {
    const offset = this.buffer.__offset(this.place, 4 + 2 * slot);
    return offset === 0 ? 0 : this.place + offset;
  }

  byte(slot: number): number {
    const at = this.field(slot);
    return at ? this.buffer.readInt8(at) : 0;
  }

  int(slot: number, missing = 0): number {
    const at = this.field(slot);
    return at ? this.buffer.readInt32(at) : missing;
  }

  text(slot: number): string {
    return String(this.buffer.__string(this.field(slot)));
  }

  table(slot: number): Table | null {
    const at = this.field(slot);
    return at ? new Table(this.buffer, this.buffer.__indirect(at)) : null;
  }

  /** Where each element of a vector begins. */
  private elements(slot: number, bytes: number): number[] {
    const at = this.field(slot);
    if (!at) return [];
    const start = this.buffer.__vector(at);
    return Array.from({ length: this.buffer.__vector_len(at) }, (_, i) => start + i * bytes);
  }

  ints = (slot: number) => this.elements(slot, 4).map((at) => this.buffer.readInt32(at));
  longs = (slot: number) => this.elements(slot, 8).map((at) => Number(this.buffer.readInt64(at)));
  floats = (slot: number) => this.elements(slot, 4).map((at) => this.buffer.readFloat32(at));
  tables = (slot: number) =>
    this.elements(slot, 4).map((at) => new Table(this.buffer, this.buffer.__indirect(at)));

  /** Where a vector of bytes begins in the file, and how many it has. */
  span(slot: number): { begin: number; length: number } {
    const places = this.elements(slot, 1);
    return { begin: places[0] ?? 0, length: places.length };
  }
}

/** The root table of a flatbuffer with this identifier. */
export function rootOf(bytes: Uint8Array, identifier: string): Table {
  const buffer = new ByteBuffer(bytes);
  if (!buffer.__has_identifier(identifier)) throw new Error(`This is no ${identifier} file.`);
  return new Table(buffer, buffer.readInt32(0));
}

/** What a test asks of a model: its tensors and operators, by what they are called in the schema. */
export function readLite(file: Uint8Array) {
  const root = rootOf(file, 'TFL3');
  const buffers = root.tables(4).map((buffer) => buffer.span(0));
  const [graph] = root.tables(2);
  const codes = root.tables(1).map((code) => ({ op: code.int(3), version: code.int(2, 1) }));
  const tensors = graph!.tables(0).map((tensor) => {
    const quantization = tensor.table(4);
    const { begin, length } = buffers[tensor.int(2)]!;
    return {
      ...{ name: tensor.text(3), shape: tensor.ints(0), type: tensor.byte(1) },
      data: file.subarray(begin, begin + length),
      scales: quantization?.floats(2) ?? [],
      zeroPoints: quantization?.longs(3) ?? [],
      dimension: quantization?.int(6) ?? 0,
    };
  });
  const operators = graph!.tables(3).map((operator) => ({
    ...codes[operator.int(0)]!,
    ...{ inputs: operator.ints(1), outputs: operator.ints(2), optionsType: operator.byte(3) },
    options: operator.table(4),
  }));
  const metadata = root.tables(6).map((entry) => {
    const { begin, length } = buffers[entry.int(1)]!;
    return { name: entry.text(0), bytes: file.subarray(begin, begin + length) };
  });
  return {
    ...{ version: root.int(0), description: root.text(3), buffers, tensors, operators, metadata },
    inputs: graph!.ints(1).map((index) => tensors[index]!),
    outputs: graph!.ints(2).map((index) => tensors[index]!),
  };
}
