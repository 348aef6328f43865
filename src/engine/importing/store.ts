import type {
  ClassLabel,
  ImageHash,
  ImageRecord,
  Rejection,
  SplitSettings,
} from '../../domain/dataset/dataset';

export interface ImageToStore {
  record: ImageRecord;
  original: ArrayBuffer;
  /** Null: the original is small enough to be shown itself. */
  thumbnail: ArrayBuffer | null;
}

/** What the importer needs of storage; the worker entry point passes it. */
export interface ImportStore {
  /** Every image that is in. */
  images(): Promise<ImageRecord[]>;
  classes(): Promise<ClassLabel[]>;
  splitSettings(): Promise<SplitSettings>;
  /** The class of each name, made where there is none; `full` when there is no space for that. */
  ensureClasses(names: string[]): Promise<Map<string, ClassLabel> | 'full'>;
  /** All or none of them; `full` when there is no space, and then none. */
  add(images: ImageToStore[]): Promise<'stored' | 'full'>;
  /** Move stored images to the unlabelled tray. */
  unlabel(hashes: ImageHash[]): Promise<void>;
  keepRejections(rejections: Rejection[]): Promise<void>;
  /** Recompute groups and split; how many groups hold more than one image. */
  regroup(): Promise<number>;
}
