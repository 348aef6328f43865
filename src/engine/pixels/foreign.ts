import { Rejected } from './rejected';

/** A kind of file that is no image browsers decode, told by its first bytes. */
interface ForeignKind {
  matches(start: string): boolean;
  reason: 'unsupported-format' | 'misplaced' | 'not-an-image';
  message: string;
}

const SAVE_AS = 'Save it as JPEG or PNG and import it again.';

const unsupported = (name: string, matches: ForeignKind['matches'], save = SAVE_AS) => ({
  matches,
  reason: 'unsupported-format' as const,
  message: `The file is a ${name}, which browsers cannot decode. ${save}`,
});

const kinds: ForeignKind[] = [
  unsupported(
    'HEIC image (as iPhones take them)',
    (start) =>
      start.startsWith('ftyp', 4) && /hei[cxms]|hev[cx]|mif1|msf1/.test(start.slice(8, 32)),
    `${SAVE_AS} An iPhone takes JPEGs when Settings › Camera › Formats is “Most Compatible”.`,
  ),
  unsupported('TIFF or camera raw image', (start) =>
    /^(II\*\0|MM\0\*|II\x2b\0|MM\0\x2b)/.test(start),
  ),
  unsupported('Photoshop file (PSD)', (start) => start.startsWith('8BPS')),
  unsupported('JPEG XL image', (start) => /^(\xff\x0a|\0\0\0\x0cJXL )/.test(start)),
  unsupported('JPEG 2000 image', (start) => /^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/.test(start)),
  {
    matches: (start) =>
      /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
        start,
      ),
    reason: 'not-an-image',
    message:
      'The file is an SVG drawing: shapes, not the pixels of a photograph. Export it as PNG to use it all the same.',
  },
  {
    matches: (start) => /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"seed"\s*:/.test(start),
    reason: 'misplaced',
    message: 'The file is a recipe, not an image. Open it on the Train page, by “Open a recipe”.',
  },
  {
    matches: (start) => start.startsWith('\x89HDF\r\n\x1a\n'),
    reason: 'misplaced',
    message:
      'The file holds Keras weights (.h5), not an image. Choose it on the Train page, at the weights of MobileNetV2.',
  },
  {
    matches: (start) => /^\s*[{[]\s*["{[\d\]}]/.test(start),
    reason: 'not-an-image',
    message: 'The file is data (JSON), not an image.',
  },
  {
    matches: (start) => start.startsWith('PK\x03\x04'),
    reason: 'not-an-image',
    message:
      'The file is a zip or an Office document, not an image. Unpack it and import its folder.',
  },
];

/** Why a file that starts so is no image for this browser, and what to do about it. */
export function foreignFile(bytes: Uint8Array): Rejected {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const kind = kinds.find(({ matches }) => matches(start));
  return kind
    ? new Rejected(kind.reason, kind.message)
    : new Rejected('not-an-image', 'The file is not an image.');
}
