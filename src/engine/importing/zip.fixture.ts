import { crc32 } from 'node:zlib';

/** A record of little-endian fields, each `[bytes, value]`, and what follows it. */
function record(fields: [number, number | bigint][], ...behind: Uint8Array[]): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 8) head.writeBigUInt64LE(BigInt(value), at);
    else head.writeUIntLE(Number(value), at, bytes);
    at += bytes;
  }
  return Buffer.concat([head, ...behind]);
}

/** A zip of stored files, with the records of ZIP64 that more than 65,535 of them need. */
export function storedZip(files: Iterable<[path: string, content: Uint8Array]>): Blob {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const { length } = content;
    const shared: [number, number][] = [
      ...([
        [2, 20],
        [2, 0x800],
        [2, 0],
        [4, 0x210000],
        [4, crc32(content)],
      ] as [number, number][]),
      ...([
        [4, length],
        [4, length],
        [2, name.length],
        [2, 0],
      ] as [number, number][]),
    ];
    const local = record([[4, 0x04034b50], ...shared], name, content);
    directory.push(
      record(
        [[4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]],
        name,
      ),
    );
    parts.push(local);
    offset += local.length;
  }
  const count = directory.length;
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end64 = record([
    ...([
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
    ] as [number, number][]),
    ...([
      [8, count],
      [8, count],
      [8, size],
      [8, offset],
    ] as [number, number][]),
  ]);
  const locator = record([
    [4, 0x07064b50],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);
  const end = record([
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, 0xffff],
      [2, 0xffff],
    ] as [number, number][]),
    ...([
      [4, 0xffffffff],
      [4, 0xffffffff],
      [2, 0],
    ] as [number, number][]),
  ]);
  return new Blob([Buffer.concat([...parts, ...directory, end64, locator, end])]);
}
