/** The images of the journey, as one zip, and what every browser must say of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { storedZip } from '../../src/engine/exporting/zip';
import { picture } from '../pictures';

/** Images of each class. */
const PER_CLASS = 20;

/** Transparent above, which is white to a network. Half transparent pixels are one value off here or there. */
const windowed = (image: Sharp): Sharp => {
  const hole = Buffer.from('<svg width="96" height="96"><rect width="96" height="20"/></svg>');
  return image.ensureAlpha().composite([{ input: hole, blend: 'dest-out' }]);
};

/** The same picture in another format: its label is learned all the same. */
const formats: Record<string, (image: Sharp) => Promise<Buffer>> = {
  // Turned, with the EXIF field that turns it back.
  'turned.jpg': (image) =>
    image.rotate(270).jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer(),
  'alpha.png': (image) => windowed(image).png().toBuffer(),
  'alpha.webp': (image) => windowed(image).webp({ lossless: true }).toBuffer(),
  'palette.gif': (image) => image.gif().toBuffer(),
};

const CUT = 0.7;

/** Files of the zip that are not imported, and a part of what is said of each. */
export const REJECTED: Record<string, string> = {
  'disc/cut.jpg': 'cut off',
  'disc/cut.png': 'cut off',
  'disc/cut.gif': 'cut off',
  'disc/cut.webp': 'cut off',
  'disc/notes.jpg': 'not an image',
  'disc/empty.png': 'empty',
  'bar/copy.jpg': 'duplicate',
};

export interface JourneyFiles {
  zip: string;
  /** One image of its own, to be tried. */
  image: string;
}

/** Writes the files into a folder. */
export async function writeFiles(folder: string): Promise<JourneyFiles> {
  const files: { path: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const add = (path: string, bytes: Uint8Array) =>
    files.push({ path, bytes: new Uint8Array(bytes) });
  const names = Object.entries(formats);
  for (const [kind, name] of ['disc', 'bar'].entries()) {
    for (let n = 0; n < PER_CLASS; n++) {
      const bytes = await picture(kind, n);
      const [suffix, convert] = names[n] ?? [];
      if (convert) add(`${name}/${suffix}`, await convert(sharp(bytes)));
      else add(`${name}/${n}.jpg`, bytes);
    }
  }
  const whole = sharp(await picture(0, 100));
  const encoded = {
    jpg: whole.clone().jpeg(),
    png: whole.clone().png(),
    gif: whole.clone().gif(),
    webp: whole.clone().webp({ lossless: true }),
  };
  for (const [type, image] of Object.entries(encoded)) {
    const bytes = await image.toBuffer();
    add(`disc/cut.${type}`, bytes.subarray(0, Math.round(CUT * bytes.length)));
  }
  add(
    'disc/notes.jpg',
    Buffer.from('These are notes, and no picture at all, whatever the name says.'),
  );
  add('disc/empty.png', Buffer.from(''));
  add('bar/copy.jpg', files.find(({ path }) => path === 'bar/10.jpg')!.bytes);
  const zip = join(folder, 'images.zip');
  writeFileSync(zip, await storedZip(files));
  const image = join(folder, 'try.jpg');
  writeFileSync(image, await picture(0, 101));
  return { zip, image };
}
