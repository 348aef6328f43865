import type { Split } from '../../domain/dataset/dataset';
import { SAMPLE_FOLDER } from '../../domain/dataset/sample';
import type { Candidate } from '../importing/listing';
import { drawPerson } from './drawing';
import { paintSvg } from './paint';
import { pictureOnly } from './png';

/** Side of a drawing, in pixels: a little more than the largest input size. */
const SIDE = 256;

/** People of the whole sample, each drawn with and without a mask, in each part of its own split. */
const PEOPLE: Record<Split, number> = { train: 60, validation: 20, test: 120 };

/** A drawing as a PNG file. */
async function pngOf(svg: string): Promise<Blob> {
  const png = await paintSvg(svg, SIDE).convertToBlob({ type: 'image/png' });
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
export function samplePeople(count: number | null): Candidate[] {
  const splits = count === null ? wholeSplit : Array.from({ length: count }, () => null);
  return [true, false].flatMap((masked) =>
    splits.map((pinnedSplit, person): Candidate => {
      const className = masked ? 'with_mask' : 'without_mask';
      const name = `person-${String(person + 1).padStart(4, '0')}.png`;
      return {
        path: [SAMPLE_FOLDER, pinnedSplit, className, name].filter(Boolean).join('/'),
        bytes: SIDE * SIDE,
        open: async () => await pngOf(drawPerson(person, masked, SIDE)),
        source: 'sample',
        classId: null,
        className,
        pinnedSplit,
      };
    }),
  );
}
