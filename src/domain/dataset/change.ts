import type { ClassLabel, ImageHash, ImageRecord } from './dataset';

/** What undoing a relabelling needs of an image. */
export type PreviousLabel = Pick<ImageRecord, 'hash' | 'classId' | 'split'>;

/** What undoing a confirmation needs of an image. */
export type PreviousConfirmation = Pick<ImageRecord, 'hash' | 'confirmedClassId'>;

/** What undoing a grouping needs of an image. */
export type PreviousGroup = Pick<ImageRecord, 'hash' | 'ownGroup'>;

/** What undoing a telling apart needs of an image. */
export type PreviousDistinct = Pick<ImageRecord, 'hash' | 'distinctFrom'>;

/** What undoing the deletion of a class needs. */
export interface DeletedClass {
  label: ClassLabel;
  images: PreviousLabel[];
}

/**
 * A change of the dataset that a user made, as plain data with all that undoing it needs: it is
 * stored, so that it can be undone after a reload too.
 */
export type Change =
  | { kind: 'moved'; classId: string; previous: PreviousLabel[] }
  | { kind: 'deleted'; hashes: ImageHash[] }
  /** `hashes`: the images that were deleted with it; none where they became unlabelled. */
  | { kind: 'class-deleted'; deleted: DeletedClass; hashes: ImageHash[] }
  /** Labels that the user found right, with what was confirmed before. */
  | { kind: 'labels-confirmed'; previous: PreviousConfirmation[] }
  /** Images put into groups of the user's own, or out of them, with what was before. */
  | { kind: 'grouped'; previous: PreviousGroup[] }
  /** Pairs of images that the user found to be different, with what was before. */
  | { kind: 'told-apart'; previous: PreviousDistinct[] }
  | { kind: 'class-renamed'; id: string; from: string; to: string }
  /** Class names of an import's root by another level of its folders; times as in ImportReport. */
  | { kind: 'level'; root: string; from: number; to: number; began: number; ended: number };

/** The images that undoing the change brings back: they must not be purged before. */
export const imagesToRestore = (change: Change): readonly ImageHash[] =>
  change.kind === 'deleted' || change.kind === 'class-deleted' ? change.hashes : [];
