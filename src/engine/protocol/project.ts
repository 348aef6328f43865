/** What the page and project.worker.ts say to each other. */
import type { ProjectContent, ProjectCounts } from '../../domain/project/manifest';
import type { OpenedProject, OpeningMode, ProjectSummary } from '../../domain/project/outcome';

/** How far the saving or the opening of a project is. */
export interface ProjectProgress {
  phase: 'writing' | 'checking' | 'opening';
  /** Bytes while checking; images, runs and models otherwise. */
  done: number;
  total: number;
}

export interface SavedProject {
  /** Null where it was written straight into the file that the user chose. */
  file: File | null;
  bytes: number;
  counts: ProjectCounts;
  /** Images whose stored bytes are gone or damaged: they are not in the file. */
  leftOut: number;
}

export interface SaveProjectRequest extends ProjectContent {
  /** Chosen by the caller; `cancel` names the work by it. */
  id: string;
  /** The file to write into; null: the result has the file. */
  target: FileSystemFileHandle | null;
  /** Of the file. */
  name: string;
}

/** project.worker.ts: a project as one file. Callers hold the dataset's lock. */
export interface ProjectApi {
  /** Which of the files are projects, by their first bytes. */
  areProjects(files: Blob[]): Promise<boolean[]>;
  /** Throws an Error with a message for the user, and an AbortError once cancelled; then there is no file. */
  save(
    request: SaveProjectRequest,
    onProgress: (progress: ProjectProgress) => void,
  ): Promise<SavedProject>;
  /** What is in a project file. Throws as `open` does. */
  inspect(request: { id: string; file: File }): Promise<ProjectSummary>;
  /**
   * Check all of a project file, then store what is in it. Throws an Error with a message for the
   * user, and an AbortError once cancelled; what is stored by then stays, and opening the same
   * file again completes it.
   */
  open(
    request: { id: string; file: File; mode: OpeningMode },
    onProgress: (progress: ProjectProgress) => void,
  ): Promise<OpenedProject>;
  cancel(id: string): Promise<void>;
}
