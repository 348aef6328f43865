import { message, type MessageKey } from '../../texts/message';
import { Rejected } from './rejected';

/** A kind of file that is no image browsers decode, told by its first bytes. */
interface ForeignKind {
  matches(start: string): boolean;
  reason: 'unsupported-format' | 'misplaced' | 'not-an-image';
  key: Extract<MessageKey, `importing.foreign.${string}`>;
}

const kinds: ForeignKind[] = [
  {
    matches: (start) =>
      start.startsWith('ftyp', 4) && /hei[cxms]|hev[cx]|mif1|msf1/.test(start.slice(8, 32)),
    reason: 'unsupported-format',
    key: 'importing.foreign.heic',
  },
  {
    matches: (start) => /^(II\*\0|MM\0\*|II\x2b\0|MM\0\x2b)/.test(start),
    reason: 'unsupported-format',
    key: 'importing.foreign.tiff',
  },
  {
    matches: (start) => start.startsWith('8BPS'),
    reason: 'unsupported-format',
    key: 'importing.foreign.psd',
  },
  {
    matches: (start) => /^(\xff\x0a|\0\0\0\x0cJXL )/.test(start),
    reason: 'unsupported-format',
    key: 'importing.foreign.jpegXl',
  },
  {
    matches: (start) => /^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/.test(start),
    reason: 'unsupported-format',
    key: 'importing.foreign.jpeg2000',
  },
  {
    matches: (start) =>
      /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
        start,
      ),
    reason: 'not-an-image',
    key: 'importing.foreign.svg',
  },
  {
    matches: (start) => /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"seed"\s*:/.test(start),
    reason: 'misplaced',
    key: 'importing.foreign.recipe',
  },
  {
    matches: (start) => start.startsWith('\x89HDF\r\n\x1a\n'),
    reason: 'misplaced',
    key: 'importing.foreign.weights',
  },
  {
    matches: (start) => /^\s*[{[]\s*["{[\d\]}]/.test(start),
    reason: 'not-an-image',
    key: 'importing.foreign.json',
  },
  {
    matches: (start) => start.startsWith('PK\x03\x04'),
    reason: 'not-an-image',
    key: 'importing.foreign.zip',
  },
];

/** Why a file that starts so is no image for this browser, and what to do about it. */
export function foreignFile(bytes: Uint8Array): Rejected {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const kind = kinds.find(({ matches }) => matches(start));
  return kind
    ? new Rejected(kind.reason, message(kind.key))
    : new Rejected('not-an-image', message('importing.foreign.unknown'));
}
