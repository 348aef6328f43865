import type { Split } from '../../domain/dataset/dataset';
import { SAMPLE_FOLDER } from '../../domain/dataset/sample';
import type { Candidate } from '../importing/listing';
import type { DrawSvg } from '../protocol/importing';
import { drawPerson } from './drawing';
import { pictureOnly } from './png';

/** Side of a drawing, in pixels: a little more than the largest input size. */
const SIDE = 256;

/** People of the whole sample, each drawn with and without a mask, in each part of its own split. */
const PEOPLE: Record<Split, number> = { train: 60, validation: 20, test: 120 };

async function toPng(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d', { alpha: false })!.drawImage(bitmap, 0, 0);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  // Not before it is encoded: WebKit draws when it has to, and would draw what came later.
  bitmap.close();
  const parts = pictureOnly(new Uint8Array(await png.arrayBuffer()));
  return new Blob(parts, { type: 'image/png' });
}

/** The parts of the whole sample's people, in order of their numbers. */
const wholeSplit: Split[] = (Object.keys(PEOPLE) as Split[]).flatMap((split) =>
  Array.from({ length: PEOPLE[split] }, () => split),
);

/**
 * Illustrated people, each with and without a mask: candidates that are drawn when they are
 * opened. Null people: the whole sample, in the split that it comes with; else that many of
 * them, in no split yet. Drawings by Pablo Stanley (Open Peeps, CC0), with masks and things of our own.
 */
export function samplePeople(count: number | null, draw: DrawSvg): Candidate[] {
  const splits = count === null ? wholeSplit : Array.from({ length: count }, () => null);
  return [true, false].flatMap((masked) =>
    splits.map((pinnedSplit, person): Candidate => {
      const className = masked ? 'with_mask' : 'without_mask';
      const name = `person-${String(person + 1).padStart(4, '0')}.png`;
      return {
        path: [SAMPLE_FOLDER, pinnedSplit, className, name].filter(Boolean).join('/'),
        bytes: SIDE * SIDE,
        open: async () => await toPng(await draw(drawPerson(person, masked, SIDE), SIDE)),
        source: 'sample',
        classId: null,
        className,
        pinnedSplit,
      };
    }),
  );
}
