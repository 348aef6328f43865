/** The labels of a dataset, the most suspect first, by a probe on features of its images. */
import { message, StudioError } from '../../texts/message';
import { UNLABELLED, type ImageHash, type ImageRecord } from '../dataset/dataset';
import { planSplits } from '../experiment/partition';
import { rankLabels } from './confidentLearning';
import { outOfFoldProbabilities, type FeatureTable } from './probe';

/** What finding issues needs to know of an image. */
export type LabelledImage = Pick<ImageRecord, 'hash' | 'classId' | 'groupId' | 'confirmedClassId'>;

export interface LabelIssue {
  hash: ImageHash;
  /** The class that it has. */
  classId: string;
  /** The class that the probe holds for the most probable. */
  suggested: string;
  /** The probability of the class that it has, in [0, 1]. */
  selfConfidence: number;
  /** Whether confident learning marks it as mislabelled. */
  isIssue: boolean;
}

/** Folds, where every class has so many groups; else fewer. */
const FOLDS = 5;
const LEAST_FOLDS = 3;

/** Draws the folds. It is fixed, so that the same images give the same list. */
const SEED = 1;

interface NamedClass {
  id: string;
  name: string;
}

/** Of each fold the rows that it holds out; the ids of the classes that have images. */
function plan(images: readonly LabelledImage[], classes: readonly NamedClass[]) {
  // Test images that the user pinned have labels that may be wrong, too. Ids of classes are random,
  // and the same images give the same folds: places in the list stand for them.
  const places = new Map(classes.map(({ id }, place) => [id, `class ${place}`]));
  const free = images.map((image) => ({
    ...image,
    classId: places.get(image.classId)!,
    pinnedSplit: null,
  }));
  // A group may hold images of several classes, as a person with and without a mask.
  const groups = new Map([...places.values()].map((id) => [id, new Set<string>()]));
  for (const { classId, groupId } of free) groups.get(classId)!.add(groupId);
  const countOf = (id: string) => groups.get(id)!.size;
  const filled = classes
    .map(({ id, name }) => ({ id: places.get(id)!, name, own: id }))
    .filter(({ own }) => images.some(({ classId }) => classId === own));
  if (filled.length < 2) throw new StudioError(message('quality.twoClasses'));
  const least = filled.reduce((a, b) => (countOf(b.id) < countOf(a.id) ? b : a));
  const count = countOf(least.id);
  if (count < LEAST_FOLDS) {
    throw new StudioError(
      message('quality.tooFewImages', { name: least.name, count, needed: LEAST_FOLDS }),
    );
  }
  const folds = Math.min(FOLDS, count);
  const rows = new Map(images.map(({ hash }, row) => [hash, row]));
  const splits = planSplits(free, filled, { kind: 'folds', folds, repeats: 1 }, SEED);
  return {
    classIds: filled.map(({ own }) => own),
    folds: splits.map((fold) =>
      [...fold.splits].flatMap(([hash, split]) => (split === 'test' ? [rows.get(hash)!] : [])),
    ),
  };
}

/**
 * The labels of the images, the least probable first, without those that the user has confirmed.
 * Yields the fraction done, in [0, 1].
 *
 * @param images all with a class, in the order of the rows of `features`
 * @throws a StudioError where fewer than two classes have images, or one has too few groups
 */
export function* findLabelIssues(
  images: readonly LabelledImage[],
  classes: readonly NamedClass[],
  features: FeatureTable,
): Generator<number, LabelIssue[]> {
  if (images.some(({ classId }) => classId === UNLABELLED)) {
    throw new Error('Unlabelled images have no label that could be wrong.');
  }
  const { folds, classIds } = plan(images, classes);
  const indexOf = new Map(classIds.map((id, index) => [id, index]));
  const labels = images.map(({ classId }) => indexOf.get(classId)!);
  const scores = yield* outOfFoldProbabilities(features, labels, classIds.length, folds);
  const labelled = labels.map((label, row) => ({ label, scores: scores[row]! }));
  return rankLabels(labelled, classIds.length).flatMap(({ index, suggested, ...facts }) => {
    const { hash, classId, confirmedClassId } = images[index]!;
    if (confirmedClassId === classId) return [];
    const { selfConfidence, isIssue } = facts;
    return [{ hash, classId, suggested: classIds[suggested]!, selfConfidence, isIssue }];
  });
}
