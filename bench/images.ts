import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { picture, sharedDirectory } from '../e2e/pictures';
import { deriveSeed, randomFrom } from '../src/domain/random';

const CLASSES = ['with_mask', 'without_mask'];

interface ImageFile {
  /** `<class>/<number>-<its own name>`. */
  name: string;
  bytes: Buffer;
}

/** Gives the i-th original file; classes alternate, and a list that ends begins again. */
function originals(): (i: number) => Promise<ImageFile> {
  const masks = join(sharedDirectory, 'datasets/masks');
  if (!existsSync(masks)) {
    console.log('The shared photographs are not here: drawn images are used instead.');
    return async (i) => ({
      name: `${CLASSES[i % 2]}/${i}.jpg`,
      bytes: await picture(i % 2, i, 256),
    });
  }
  const names = CLASSES.map((name) => readdirSync(join(masks, name)).sort());
  return async (i) => {
    const list = names[i % 2]!;
    const file = list[Math.floor(i / 2) % list.length]!;
    const bytes = readFileSync(join(masks, CLASSES[i % 2]!, file));
    return { name: `${CLASSES[i % 2]}/${i}-${file}`, bytes };
  };
}

/** Another file of much the same image: its light, colour and JPEG quality drawn from the seed. */
function jittered(bytes: Buffer, seed: number): Promise<Buffer> {
  const random = randomFrom(seed);
  return sharp(bytes)
    .rotate()
    .flatten({ background: '#fff' })
    .modulate({ brightness: 0.85 + 0.3 * random(), saturation: 0.85 + 0.3 * random() })
    .jpeg({ quality: 75 + Math.floor(20 * random()) })
    .toBuffer();
}

/** Write the images `from` to `to` of the list as files, a folder a class; gives `folder`. */
export async function writeFiles(
  folder: string,
  from: number,
  to: number,
  { jitter } = { jitter: false },
): Promise<string> {
  const original = originals();
  for (const name of CLASSES) mkdirSync(join(folder, name), { recursive: true });
  for (let i = from; i < to; i++) {
    const { name, bytes } = await original(i);
    const path = join(folder, jitter ? `${name}.jpg` : name);
    writeFileSync(path, jitter ? await jittered(bytes, deriveSeed(1, 'jitter', i)) : bytes);
  }
  return folder;
}

/** Write `count` images as uint8 RGB squares, and their labels, where the page fetches them. */
export async function writeSquares(folder: string, count: number, size: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const original = originals();
  const squares: Buffer[] = [];
  for (let i = 0; i < count; i++) {
    squares.push(
      await sharp((await original(i)).bytes)
        .rotate()
        .flatten({ background: '#fff' })
        .toColourspace('srgb')
        .resize(size, size, { fit: 'fill', kernel: 'linear' })
        .removeAlpha()
        .raw()
        .toBuffer(),
    );
  }
  writeFileSync(join(folder, `pixels-${size}.bin`), Buffer.concat(squares));
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  writeFileSync(join(folder, `labels-${size}.bin`), labels);
}
