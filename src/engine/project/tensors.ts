/** Weights in a project file: a list of names and shapes, and float32 values, little-endian. */
import { readTensorList, type ProjectTensors } from '../../domain/project/records';
import type { NamedTensors } from '../../domain/tensors';
import { message, StudioError } from '../../texts/message';
import { TENSORS, VALUES } from './layout';
import type { ProjectZip } from './projectZip';
import type { ProjectFile } from './writeProject';

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export function tensorFiles(at: string, tensors: NamedTensors): ProjectFile[] {
  const list: ProjectTensors = Array.from(tensors, ([name, { shape }]) => ({ name, shape }));
  const values = [...tensors.values()].map((tensor) => tensor.values);
  const bytes = new Uint8Array(values.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const each of values) {
    bytes.set(new Uint8Array(each.buffer, each.byteOffset, each.byteLength), offset);
    offset += each.byteLength;
  }
  return [
    { path: at + TENSORS, json: list },
    { path: at + VALUES, bytes },
  ];
}

/** The weights of a folder; empty where it has none. Throws an Error with a message for the user. */
export async function readTensorFiles(
  zip: ProjectZip,
  at: string,
  paths: ReadonlySet<string>,
): Promise<NamedTensors> {
  const tensors: NamedTensors = new Map();
  const path = at + TENSORS;
  if (!paths.has(path)) return tensors;
  const list = readTensorList(await zip.json(path), path);
  const bytes = await zip.read(at + VALUES);
  const length = list.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
  if (length !== bytes.length) throw new StudioError(message('project.otherSize', { path }));
  let offset = 0;
  for (const { name, shape } of list) {
    const size = 4 * sizeOf(shape);
    const values = new Float32Array(bytes.slice(offset, offset + size).buffer);
    tensors.set(name, { shape, values });
    offset += size;
  }
  return tensors;
}
