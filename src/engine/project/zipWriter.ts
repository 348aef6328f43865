/**
 * A zip as a stream. Its files are in memory one at a time; the zip itself is nowhere but where
 * `write` puts it. zip.js, which reads them, takes 6 ms a file for its streams: two minutes for
 * 10,000 images with their thumbnails, of which this takes seconds.
 */
import { crc32 } from '../checksums';

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;

/** Names are UTF-8. */
const FLAGS = 0x0800;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
const VERSION64 = 45;

/** What a field of 32 or 16 bits holds where the value is in the ZIP64 record. */
const FULL32 = 0xffffffff;
const FULL16 = 0xffff;

/** 1980-01-01, the first day that a zip can name: the manifest says when it was saved. */
const NO_DATE = 0x0021;

type Bytes = Uint8Array<ArrayBuffer>;
/** Number and size in bytes. */
type Field = readonly [value: number, size: 2 | 4 | 8];

const u16 = (value: number): Field => [value, 2];
const u32 = (value: number): Field => [value, 4];
const u64 = (value: number): Field => [value, 8];

/** Little-endian numbers, and bytes behind them. */
function record(fields: readonly Field[], ...rest: Uint8Array[]): Bytes {
  const head = fields.reduce((sum, [, size]) => sum + size, 0);
  const all = new Uint8Array(rest.reduce((sum, { length }) => sum + length, head));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  for (const bytes of rest) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

async function deflated(bytes: Bytes): Promise<Bytes> {
  const packing = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packing).arrayBuffer());
}

/** @param write takes bytes in their order, and resolves when more may come */
export class ZipStreamWriter {
  private readonly central: Bytes[] = [];
  private offset: number;

  /** `offset`: how many bytes come before the zip in its file. */
  constructor(
    private readonly write: (bytes: Bytes) => Promise<void>,
    offset = 0,
  ) {
    this.offset = offset;
  }

  /** Add a file of less than 4 GB. `pack`: whether to compress it. */
  async add(path: string, bytes: Bytes, pack = false): Promise<void> {
    const name = new TextEncoder().encode(path);
    const data = pack ? await deflated(bytes) : bytes;
    const facts = [
      u16(FLAGS),
      u16(pack ? DEFLATED : STORED),
      ...[u16(0), u16(NO_DATE)],
      ...[u32(crc32(bytes)), u32(data.length), u32(bytes.length), u16(name.length)],
    ];
    const offset = this.offset;
    const far = offset >= FULL32;
    const extra = far ? record([u16(1), u16(8), u64(offset)]) : new Uint8Array();
    const version = u16(far ? VERSION64 : VERSION);
    this.central.push(
      record(
        [
          ...[u32(CENTRAL_SIGNATURE), version, version, ...facts, u16(extra.length)],
          // Comment, disk, attributes.
          ...[u16(0), u16(0), u16(0), u32(0), u32(far ? FULL32 : offset)],
        ],
        name,
        extra,
      ),
    );
    await this.put(record([u32(LOCAL_SIGNATURE), u16(VERSION), ...facts, u16(0)], name));
    await this.put(data);
  }

  /** Write the directory, after the last file. */
  async finish(): Promise<void> {
    const start = this.offset;
    for (const entry of this.central) await this.put(entry);
    const size = this.offset - start;
    const count = this.central.length;
    const end64 = this.offset;
    if (count >= FULL16 || size >= FULL32 || start >= FULL32) {
      const whole = [u64(count), u64(count), u64(size), u64(start)];
      const version = u16(VERSION64);
      const head = [u32(END64_SIGNATURE), u64(44), version, version, u32(0), u32(0)];
      await this.put(record([...head, ...whole]));
      await this.put(record([u32(LOCATOR64_SIGNATURE), u32(0), u64(end64), u32(1)]));
    }
    const shown = u16(Math.min(count, FULL16));
    const where = [u32(Math.min(size, FULL32)), u32(Math.min(start, FULL32))];
    await this.put(record([u32(END_SIGNATURE), u16(0), u16(0), shown, shown, ...where, u16(0)]));
  }

  private async put(bytes: Bytes): Promise<void> {
    this.offset += bytes.length;
    await this.write(bytes);
  }
}
