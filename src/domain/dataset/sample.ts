/** The sample dataset: drawings, so a model that learned from them is no use on photos. */
import type { Snapshot } from './dataset';

/** The folder in the drawings' paths, so that a path shows where they come from. */
export const SAMPLE_FOLDER = 'illustrated sample';

/** How many of the training images are drawings of the sample. */
export const drawingsIn = ({ items }: Pick<Snapshot, 'items'>): number =>
  items.filter(({ split, path }) => split === 'train' && path.startsWith(`${SAMPLE_FOLDER}/`))
    .length;

/** Whether most of the training images are drawings of the sample. */
export const learnedFromDrawings = (snapshot: Pick<Snapshot, 'items'>): boolean =>
  2 * drawingsIn(snapshot) > snapshot.items.filter(({ split }) => split === 'train').length;
