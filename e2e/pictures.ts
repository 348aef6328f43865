import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { randomFrom } from '../src/domain/random';

/** The photographs shared with the project's developers; tests that need them skip when absent. */
export const sharedDirectory =
  process.env['SHARED_DIR'] ?? join(import.meta.dirname, '../../shared');
export const hasShared = existsSync(join(sharedDirectory, 'datasets/masks'));
export const withoutShared = 'needs the shared photographs (../shared), which are not here';

/** A temporary folder and its removal. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mask-studio-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * A JPEG that a small network can learn: a light disc (kind 0), a dark bar (1) or
 * a blue triangle (2) somewhere on coloured noise; another for every seed.
 */
export async function picture(kind: number, seed: number, size = 96): Promise<Buffer> {
  const random = randomFrom(seed * 7919 + kind * 104_729 + 1);
  const blocks = 8;
  const noise = Uint8Array.from({ length: blocks * blocks * 3 }, () => 70 + 110 * random());
  const at = () => Math.round(size * (0.3 + 0.4 * random()));
  const shapes = [
    `<circle cx="${at()}" cy="${at()}" r="${size * 0.22}" fill="#fff7e0"/>`,
    `<rect x="0" y="${at() - size * 0.12}" width="${size}" height="${size * 0.26}" fill="#10131a"/>`,
    `<path d="M0 ${size} L${size} ${size} L${at()} ${size * 0.2} Z" fill="#2050c8"/>`,
  ];
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${shapes[kind]}</svg>`;
  const background = await sharp(noise, { raw: { width: blocks, height: blocks, channels: 3 } })
    .resize(size, size, { kernel: 'cubic', fit: 'fill' })
    .png()
    .toBuffer();
  return await sharp(background)
    .composite([{ input: Buffer.from(overlay) }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Write `perClass` pictures of each of up to three classes as `folder/<class>/<n>.jpg`. */
export async function writePictures(
  folder: string,
  perClass: number,
  classes = ['disc', 'bar'],
): Promise<void> {
  for (const [kind, name] of classes.entries()) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let n = 0; n < perClass; n++) {
      writeFileSync(join(folder, name, `${n}.jpg`), await picture(kind, n));
    }
  }
}
