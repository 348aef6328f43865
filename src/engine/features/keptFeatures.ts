import type { ImageHash } from '../../domain/dataset/dataset';

/** Records of one kind by image: what one part of a network gives in one augmentation draw. */
export interface KeptFeatures {
  /** Copy an image's record to `target`; false where it is not kept. */
  read(hash: ImageHash, target: Uint8Array): boolean;
  /** Keep a copy of a record, where there is room. */
  add(hash: ImageHash, record: Uint8Array): void;
  close(): void;
}

/** What is about to be read or kept. */
export interface KeptFeaturesRequest {
  /** Everything that the records depend on besides the image; one of each kind of record. */
  keys: readonly string[];
  /** Of one record; a multiple of 4. */
  recordBytes: number;
  /** Images whose records are wanted of each key. */
  images: number;
}
