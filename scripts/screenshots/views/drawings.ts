/** Folders of drawn images: three classes or ten, which a small network confuses, in groups of four. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { picture, temporaryFolder } from '../../../e2e/pictures';
import { randomFrom } from '../../../src/domain/random';

export const THREE = ['disc', 'bar', 'triangle'] as const;
export const TEN = Array.from({ length: 10 }, (_, i) => `${i + 3} corners`);

const SIZE = 96;

/** A polygon somewhere on grey. */
async function polygon(corners: number, seed: number): Promise<Buffer> {
  const random = randomFrom(seed * 7919 + corners * 104_729);
  const [x, y] = [0.4 + 0.2 * random(), 0.4 + 0.2 * random()].map((share) => share * SIZE);
  const radius = SIZE * (0.22 + 0.14 * random());
  const turn = 2 * Math.PI * random();
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return `${x! + radius * Math.cos(angle)},${y! + radius * Math.sin(angle)}`;
  });
  const hue = Math.round(360 * random());
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="100%" height="100%" fill="hsl(${hue} 20% 75%)"/><polygon points="${points.join(' ')}" fill="hsl(${hue} 50% 30%)"/></svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

/** `<class>/<group>_<n>.jpg`, so many in each class. */
export async function drawnFolder(classes: readonly string[], perClass: number): Promise<string> {
  const folder = join(temporaryFolder().path, 'shapes');
  for (const [kind, name] of classes.entries()) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let n = 0; n < perClass; n++) {
      const image = classes.length > 3 ? await polygon(kind + 3, n) : await picture(kind, n);
      writeFileSync(join(folder, name, `${name[0]}${Math.floor(n / 4)}_${n}.jpg`), image);
    }
  }
  return folder;
}
