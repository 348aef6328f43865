/** What the page and import.worker.ts say to each other. */
import type { ImageSource, ImportReport, Split } from '../../domain/dataset/dataset';
import type { Progress } from '../../domain/run/event';
import type { Text } from '../../texts/message';
import type { EventSource } from './eventSource';

/** A file to be imported. The path carries the labels; `file` is cloned by reference. */
export interface IncomingFile {
  path: string;
  file: File;
  /** Set when the user chose the class (webcam, "add to class"), overriding the path. */
  classId?: string;
  /** Default: `photograph`. */
  source?: ImageSource;
  /** As in ImageRecord, of a webcam frame; overriding the path. */
  pinnedSplit?: Split;
  recording?: string;
}

export type ImportEvent =
  /** Files found so far, while zips are listed. */
  | { kind: 'listing'; found: number }
  | { kind: 'progress'; progress: Progress; current: string }
  | { kind: 'done'; report: ImportReport }
  | { kind: 'failed'; message: Text };

/** Which images of an import get their class from another level of their folders. */
export interface RelabelImport extends Pick<ImportReport, 'began' | 'ended'> {
  /** As in FolderLabels. */
  root: string;
  from: number;
  to: number;
}

/** import.worker.ts: files → hashed, checked, decoded, grouped, split, stored. One import at a time. */
export interface ImportApi {
  /** Send files, some hundreds per call: cloning thousands at once would block the page. */
  addFiles(files: IncomingFile[]): Promise<void>;
  /** Import the files sent since the last import. */
  importFiles(): Promise<EventSource<ImportEvent>>;
  /** This many illustrated people, each with and without a mask; null: the whole sample. */
  importSample(people: number | null): Promise<EventSource<ImportEvent>>;
  /** Stop the running import: images already imported are kept, and `done` follows with `cancelled: true`. */
  cancel(): Promise<void>;
  /** Use another folder level as the classes of an import; returns how many of its images each class now has. */
  relabelImport(request: RelabelImport): Promise<Record<string, number>>;
  /** Recompute near-duplicate groups and the split, after images were restored. */
  regroup(): Promise<void>;
  /** Recompute the split from the groups as they are, after labels or settings changed. */
  resplit(): Promise<void>;
}
