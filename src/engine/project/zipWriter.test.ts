import {
  BlobReader,
  configure,
  Reader,
  TextWriter,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js';
import { expect, it } from 'vitest';
import { ZipStreamWriter } from './zipWriter';

configure({ useWebWorkers: false });

async function written(
  files: Record<string, string>,
  offset = 0,
  pack = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const writer = new ZipStreamWriter(async (bytes) => void parts.push(bytes), offset);
  for (const [path, text] of Object.entries(files)) {
    await writer.add(path, new TextEncoder().encode(text), pack);
  }
  await writer.finish();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function readAll(reader: Reader<unknown>): Promise<Record<string, string>> {
  const entries = await new ZipReader(reader).getEntries();
  const texts = entries.map(async (entry) => {
    const text = await (entry as FileEntry).getData(new TextWriter(), { checkSignature: true });
    return [entry.filename, text] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

it.each([false, true])('is read by another program, packed: %s', async (pack) => {
  const files = { 'a.txt': 'first', 'máscara/ñ.json': 'x'.repeat(5000) };
  expect(await readAll(new BlobReader(new Blob([await written(files, 0, pack)])))).toEqual(files);
});

/** A file of zeros that ends with these bytes, without having them all. */
class FarReader extends Reader<Uint8Array> {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly before: number,
  ) {
    super(bytes);
    this.size = before + bytes.length;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const result = new Uint8Array(Math.min(length, this.size - index));
    const from = Math.max(0, index - this.before);
    const at = Math.max(0, this.before - index);
    result.set(this.bytes.subarray(from, from + Math.max(0, result.length - at)), at);
    return result;
  }
}

it('is read beyond 4 GB, by ZIP64', async () => {
  const before = 5 * 2 ** 30;
  const files = { 'images/a.jpg': 'bytes', 'manifest.json': '{}' };
  expect(await readAll(new FarReader(await written(files, before), before))).toEqual(files);
});

it('is read with more than 65,535 files, by ZIP64', async () => {
  const files = Object.fromEntries(Array.from({ length: 66_000 }, (_, i) => [`${i}`, '']));
  const zip = new Blob([await written(files)]);
  let count = 0;
  for await (const { filename } of new ZipReader(new BlobReader(zip)).getEntriesGenerator()) {
    expect(filename).toBe(String(count++));
  }
  expect(count).toBe(66_000);
});
