/** Damage as disks, networks and programs do it, decided by a seed. */

const DAMAGES: ((bytes: Buffer, random: () => number) => Buffer)[] = [
  // Cut off.
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  // A few bits are others.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 0; n <= random() * 8 && copy.length > 0; n++) {
      const at = Math.floor(random() * copy.length);
      copy[at] = copy[at]! ^ (1 << Math.floor(random() * 8));
    }
    return copy;
  },
  // A block of zeros, or of noise.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const at = Math.floor(random() * copy.length);
    const end = Math.min(copy.length, at + Math.floor(random() * 512) + 1);
    const isNoise = random() < 0.5;
    for (let i = at; i < end; i++) copy[i] = isNoise ? Math.floor(random() * 256) : 0;
    return copy;
  },
  // A part is missing.
  (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      bytes.subarray(at + 1 + Math.floor(random() * 64)),
    ]);
  },
  // A part comes twice.
  (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    const end = at + Math.floor(random() * 64);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  },
  // The beginning of another kind of file.
  (bytes, random) => {
    const heads = ['PK\x03\x04', '\x89HDF\r\n\x1a\n', '\xff\xd8\xff', '<!doctype html>', '{', ''];
    const head = Buffer.from(heads[Math.floor(random() * heads.length)]!, 'latin1');
    return Buffer.concat([head, bytes.subarray(head.length)]);
  },
];

/** `bytes` damaged in one way. It may happen to be whole all the same. */
export const damaged = (bytes: Buffer, random: () => number): Buffer =>
  DAMAGES[Math.floor(random() * DAMAGES.length)]!(bytes, random);

const WORDS = ['null', '-1', '1e999', '""', '[]', '{}', 'true', '"ñ"', '0.5'];

/** Text with one number, word or sign in it replaced: JSON or CSV that was edited by hand. */
export function edited(bytes: Buffer, random: () => number): Buffer {
  const text = bytes.toString();
  const parts = [...text.matchAll(/"[^"\n]*"|-?\d[\d.e+-]*|[\w/.]+|[{}[\],:\n]/g)];
  const part = parts[Math.floor(random() * parts.length)];
  if (!part) return bytes;
  const word = random() < 0.2 ? '' : WORDS[Math.floor(random() * WORDS.length)]!;
  const end = part.index + part[0].length;
  return Buffer.from(text.slice(0, part.index) + word + text.slice(end));
}
