/** Images that the seed decides, and zips of files. */
import { Buffer } from 'node:buffer';
import sharp from 'sharp';
import { picture } from '../../e2e/pictures';
import { storedZip } from '../../src/engine/importing/zip.fixture';

export type Random = () => number;

export async function image(seed: number, random: Random): Promise<[name: string, bytes: Buffer]> {
  const plain = sharp(await picture(seed % 2, seed, 64));
  const formats = ['jpeg', 'png', 'webp', 'gif'] as const;
  const format = formats[Math.floor(random() * formats.length)]!;
  return [
    `${['disc', 'bar'][seed % 2]}/${seed}.${format}`,
    await plain.toFormat(format).toBuffer(),
  ];
}

export const zipOf = async (files: Iterable<[string, Buffer]>): Promise<Buffer> =>
  Buffer.from(await storedZip(files).arrayBuffer());
