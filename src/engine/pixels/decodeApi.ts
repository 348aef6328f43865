import type { ImageHash, RejectionReason } from '../../domain/dataset/dataset';
import type { Text } from '../../texts/message';
import type { Facts } from './decode';

/** What one file turned out to be. */
export type Inspected =
  | ({
      kind: 'image';
      hash: ImageHash;
      original: ArrayBuffer;
      /** JPEG bytes; null for an image so small that it is its own thumbnail. */
      thumbnail: ArrayBuffer | null;
    } & Facts)
  /** Its bytes are in the dataset already; it was not decoded again. */
  | { kind: 'known'; hash: ImageHash }
  | { kind: 'rejected'; reason: RejectionReason; message: Text };

/** decode.worker.ts */
export interface DecodeApi {
  /** Files with these SHA-256 hashes need no decoding from now on. */
  skipKnown(hashes: ImageHash[]): Promise<void>;
  /** Hash, check, decode and shrink a batch of files. Never throws for what is wrong with a file. */
  inspect(files: Blob[]): Promise<Inspected[]>;
  /** decodeSquare, in the worker; `bytes` is transferred. */
  square(bytes: ArrayBuffer, size: number): Promise<Uint8Array<ArrayBuffer>>;
}
