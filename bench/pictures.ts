import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { picture, sharedDirectory } from '../e2e/pictures';

/** Original files, alternating between the two classes. */
export async function pictureFiles(count: number): Promise<{ name: string; bytes: Buffer }[]> {
  const masks = join(sharedDirectory, 'datasets/masks');
  const classes = ['with_mask', 'without_mask'];
  if (!existsSync(masks)) {
    console.log('The shared photographs are not here: drawn pictures stand in for them.');
    return Promise.all(
      Array.from({ length: count }, async (_, i) => ({
        name: `${classes[i % 2]}/${i}.jpg`,
        bytes: await picture(i % 2, i, 256),
      })),
    );
  }
  const names = classes.map((name) => readdirSync(join(masks, name)).sort());
  return Array.from({ length: count }, (_, i) => {
    const list = names[i % 2]!;
    const file = list[Math.floor(i / 2) % list.length]!;
    return {
      name: `${classes[i % 2]}/${i}-${file}`,
      bytes: readFileSync(join(masks, classes[i % 2]!, file)),
    };
  });
}

/** Write `count` pictures as uint8 RGB squares, and their labels, where the page fetches them. */
export async function writeSquares(folder: string, count: number, size: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const files = await pictureFiles(count);
  const squares: Buffer[] = [];
  for (const { bytes } of files) {
    squares.push(
      await sharp(bytes)
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
  writeFileSync(
    join(folder, `labels-${size}.bin`),
    Uint8Array.from(files, (_, i) => i % 2),
  );
}
