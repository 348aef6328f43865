/** The images that a format is calibrated on: of the training split, or of files. */
import type { SnapshotItem } from '../../domain/dataset/dataset';
import { shuffledIndices } from '../../domain/random';
import type { Calibration } from '../exporting/format';
import { listCandidates } from '../importing/listing';
import { decodeSquare } from '../pixels/decode';
import { Rejected } from '../pixels/rejected';
import type { IncomingFile } from '../protocol/importing';
import { message, type Text } from '../../texts/message';
import { noneUsable } from './noneUsable';

const IMAGES = 100;

/** The same ones at every call, so that what is measured is what is downloaded. */
const drawn = <T>(items: T[]): T[] =>
  Array.from(shuffledIndices(items.length, 1), (index) => items[index]!);

export const calibrationItems = (items: SnapshotItem[]): SnapshotItem[] =>
  drawn(items.filter(({ split }) => split === 'train')).slice(0, IMAGES);

/**
 * Up to 100 images among files and zips; what is no image is left out. Throws an Error with a
 * message for the user when there is none.
 */
export async function calibrationOf(
  files: readonly IncomingFile[],
  size: number,
): Promise<Calibration['images']> {
  const { candidates } = await listCandidates(files);
  const images: Uint8Array[] = [];
  let skipped: { path: string; message: Text } | undefined;
  for (const { path, open } of drawn(candidates)) {
    if (images.length === IMAGES) break;
    try {
      images.push(await decodeSquare(await open(), size));
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      skipped ??= { path, message: error.text };
    }
  }
  if (images.length === 0) throw noneUsable(message('workers.nothingToCalibrate'), skipped);
  return images.map((image) => async () => image);
}
