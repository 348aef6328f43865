/** A zip of good images, one member of which is damaged: the others must come in. */
import { Buffer } from 'node:buffer';
import { damaged } from './damage';
import { image, zipOf, type Random } from './images';

const MEMBERS = 5;
const HEADER = Buffer.from('PK\x03\x04', 'latin1');

/** A byte of the member is another than when its checksum was made. */
function withWrongByte(zip: Buffer, content: Buffer, random: Random): Buffer {
  const at = zip.indexOf(content) + Math.floor(random() * content.length);
  zip[at] = zip[at]! ^ 0x55;
  return zip;
}

/** The member does not begin where the directory says. */
function withoutHeader(zip: Buffer, content: Buffer): Buffer {
  zip.fill(0, zip.lastIndexOf(HEADER, zip.indexOf(content)), zip.indexOf(content));
  return zip;
}

export async function zipWithMember(
  number: number,
  random: Random,
  isWhole: boolean,
): Promise<{ bytes: Buffer; member: string }> {
  const images: [string, Buffer][] = [];
  // One after another, so that the draws are in order.
  for (let i = 0; i < MEMBERS; i++)
    images.push(await image(200_000 + MEMBERS * number + i, random));
  const [member, content] = images[Math.floor(random() * MEMBERS)]!;
  const whole = await zipOf(images);
  if (isWhole) return { bytes: whole, member };
  const kind = Math.floor(random() * 3);
  if (kind === 0) return { bytes: withWrongByte(whole, content, random), member };
  if (kind === 1) return { bytes: withoutHeader(whole, content), member };
  const spoilt = images.map(([name, bytes]): [string, Buffer] => [
    name,
    name === member ? damaged(bytes, random) : bytes,
  ]);
  return { bytes: await zipOf(spoilt), member };
}
