import { create } from 'zustand';
import type { ImportReport } from '../../domain/dataset';
import type { Progress } from '../../domain/event';
import type { IncomingFile } from '../../engine/protocol';

export interface ImportState {
  status: 'idle' | 'importing' | 'cancelling' | 'done' | 'failed';
  /** Null while files are being listed. */
  progress: Progress | null;
  /** Path of the file last looked at. */
  current: string;
  /** Set when status is done, until dismissed. */
  report: ImportReport | null;
  /** A sentence, when status is failed. */
  error: string | null;
}

const idle: ImportState = {
  status: 'idle',
  progress: null,
  current: '',
  report: null,
  error: null,
};

export const useImport = create<ImportState>(() => idle);

/** Bring files (and zips) in. Never rejects: how it went is in `useImport`. */
export async function startImport(files: IncomingFile[]): Promise<void> {
  void files;
}

/** Stop the import; what is in stays in, and its report follows. */
export async function cancelImport(): Promise<void> {}

/** Forget the last import's report or error. */
export function dismissReport(): void {
  useImport.setState(idle);
}

/** Draw `perClass` illustrated people with and without a mask, and bring them in. */
export async function addSampleDataset(perClass: number): Promise<void> {
  void perClass;
}

/** Recompute groups and split in the worker, after labels, pictures or split settings changed. */
export async function reorganise(): Promise<void> {}
