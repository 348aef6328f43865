import type { Text } from '../../texts/message';
import type { ProjectCounts, ProjectManifest } from './manifest';

/** `merge`: what is here stays, and what is not here is added. `replace`: what is here goes first. */
export type OpeningMode = 'merge' | 'replace';

/** A project file before it is opened. */
export interface ProjectSummary extends Omit<ProjectManifest, 'entries'> {
  /** Of the file. */
  bytes: number;
  /** Whether opening this file was begun before and has not come to its end. */
  unfinished: boolean;
  /** What of it is in this browser already. */
  here: ProjectCounts;
}

/** What opening a project has done. */
export interface OpenedProject {
  kind: ProjectManifest['kind'];
  by: string | null;
  added: ProjectCounts;
  alreadyHere: ProjectCounts;
  /** What differs here and was kept as it is here: the first of them, as messages for the user. */
  conflicts: Text[];
  /** How many there are. */
  conflictCount: number;
}

export const noCounts = (): ProjectCounts => ({
  images: 0,
  classes: 0,
  runs: 0,
  models: 0,
  weightSets: 0,
});
