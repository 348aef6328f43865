import type { Text } from '../../texts/message';

/** The three parts of a dataset. The test part is evaluated once, at the end of a run. */
export const SPLITS = ['train', 'validation', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** SHA-256 of a file's original bytes, lower-case hex: an image's identity everywhere. */
export type ImageHash = string;

export type ImageSource = 'photograph' | 'webcam' | 'sample';

export interface ClassLabel {
  id: string;
  /** What a user reads. Renaming changes nothing else. */
  name: string;
  /** Order of the classes, from 0; also the order of a model's outputs. */
  position: number;
}

/** One image's facts; its bytes and thumbnail are stored beside it (storage/images.ts). */
export interface ImageRecord {
  hash: ImageHash;
  /** Path as the user gave it, `/`-separated: `masks/with_mask/a.jpg`. */
  path: string;
  /** A class id, or `unlabelled`: never null, so that it can be indexed. */
  classId: string;
  /** Which part it is in now; unlabelled images are in none. */
  split: Split | 'none';
  /** The split that its folder (`train/`, `val/`, `test/`) or its block of a recording gives, kept whatever the seed says. */
  pinnedSplit: Split | null;
  /** Of a webcam frame: its recording, or its block of one (domain/dataset/recording). Its images share a group. */
  recording?: string;
  /** Near-duplicates, or a person's drawings, share this; a group never spans two splits. The hash of an image that stands alone. */
  groupId: string;
  /** Perceptual hash: 256 bits, 64 hex digits; near-duplicates differ in few (domain/dataset/nearDuplicates). */
  perceptualHash: string;
  width: number;
  height: number;
  byteLength: number;
  mimeType: string;
  source: ImageSource;
  /** The group that the user put it into, such as a person: its images share a group. */
  ownGroup?: string;
  /** The class whose label the user has confirmed: it is not asked about again while the image has that class. */
  confirmedClassId?: string;
  /** Images that the user found to be different, however alike: the pair is not asked about again. */
  distinctFrom?: ImageHash[];
  /** Milliseconds since 1970; import order within a batch is kept by `path`. */
  addedAt: number;
}

export const UNLABELLED = 'unlabelled';

/** How the dataset is divided; settled once a run has used it. */
export interface SplitSettings {
  seed: number;
  fractions: { train: number; validation: number; test: number };
}

/** One image as a run sees it. */
export interface SnapshotItem {
  hash: ImageHash;
  /** Index into the snapshot's classes. */
  classIndex: number;
  split: Split;
  path: string;
  /** Near-duplicates share it. Not known in snapshots of version 1. */
  groupId?: string;
  /** The part that its folder named. Not known in snapshots of version 1. */
  pinnedSplit?: Split | null;
}

/** Which images, with which labels, in which split: frozen at the moment a run starts. */
export interface Snapshot {
  /** Version 2 adds the groups and the pinned folders of its items. */
  version: 2;
  /** SHA-256 over the ordered (hash, class index, split) triples. */
  hash: string;
  /** Class names in output order. */
  classes: string[];
  classIds: string[];
  items: SnapshotItem[];
}

export const REJECTION_REASONS = [
  'not-an-image',
  'unsupported-format',
  'misplaced',
  'damaged',
  'empty',
  'too-small',
  'too-large',
  'unreadable',
  'duplicate',
  'conflict',
  'unsafe-path',
  'disk-full',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** A file that was not imported, and why, as a message for the user. */
export interface Rejection {
  path: string;
  reason: RejectionReason;
  /** A whole sentence: "This file is a duplicate of with_mask/a.jpg." Stored by an older version, it is a string. */
  message: Text;
}

/** How the folders of one drop, or of one zip, were read as classes. */
export interface FolderLabels {
  /** The zip's path, or empty: files that came by themselves. */
  root: string;
  /** The class names that each level of folders gives, from the top. */
  levels: string[][];
  /** The level that was taken. */
  level: number;
}

export interface ImportReport {
  /** Files inspected, images or not. */
  files: number;
  imported: number;
  /** Already in the dataset from an earlier import of the same files: continued, not rejected. */
  alreadyIn: number;
  /** Class name → how many were imported, `unlabelled` included. */
  perClass: Record<string, number>;
  /** The first of them (at most 1,000); all are in storage/rejections. */
  rejections: Rejection[];
  /** How many files were skipped, and how many of them for which reason. */
  rejected: number;
  rejectedBy: Partial<Record<RejectionReason, number>>;
  nearDuplicateGroups: number;
  /** Where classes came from folders. */
  folderLabels: FolderLabels[];
  /** When it began and ended, as in `ImageRecord.addedAt`. */
  began: number;
  ended: number;
  cancelled: boolean;
  seconds: number;
}
