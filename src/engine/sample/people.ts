import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import type { Candidate } from '../importing/listing';
import { deriveSeed, randomFrom } from '../../domain/random';
import type { DrawSvg } from '../protocol';

/** Side of a drawing, in pixels: a little more than the largest input size. */
const SIDE = 256;

/** The folder in the drawings' paths, so that a path shows where they come from. */
export const SAMPLE_FOLDER = 'illustrated sample';

const BACKGROUNDS = [
  'b6e3f4',
  'c0aede',
  'd1d4f9',
  'ffd5dc',
  'ffdfbf',
  'e8e8e4',
  'cde7d8',
  'f4f1de',
];

/** SVG of a person with or without a mask; everything else is a function of the number. */
export function drawPerson(person: number, masked: boolean): string {
  const random = randomFrom(deriveSeed(person, 'sample'));
  const between = (low: number, high: number) => Math.round(low + random() * (high - low));
  return createAvatar(openPeeps, {
    seed: `person ${person}`,
    maskProbability: masked ? 100 : 0,
    backgroundColor: [BACKGROUNDS[between(0, BACKGROUNDS.length - 1)]!],
    scale: between(85, 115),
    rotate: between(-12, 12) + 360,
    translateX: between(-8, 8),
    translateY: between(-6, 6),
    flip: random() < 0.5,
    size: SIDE,
  }).toString();
}

async function toPng(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  return await canvas.convertToBlob({ type: 'image/png' });
}

/**
 * `count` illustrated people, each with and without a mask: candidates that are drawn
 * when they are opened. Drawings by Pablo Stanley (Open Peeps, CC0).
 */
export function samplePeople(count: number, draw: DrawSvg): Candidate[] {
  return [true, false].flatMap((masked) =>
    Array.from({ length: count }, (_, person): Candidate => {
      const className = masked ? 'with_mask' : 'without_mask';
      const name = `person-${String(person + 1).padStart(4, '0')}.png`;
      return {
        path: `${SAMPLE_FOLDER}/${className}/${name}`,
        bytes: SIDE * SIDE,
        open: async () => await toPng(await draw(drawPerson(person, masked), SIDE)),
        source: 'sample',
        classId: null,
        className,
        pinnedSplit: null,
      };
    }),
  );
}
