import { useEffect, useRef, useState } from 'react';
import { inspectProject, openProject } from '../../client/project';
import type { OpenedProject, OpeningMode, ProjectSummary } from '../../domain/project/outcome';
import type { ProjectProgress } from '../../engine/protocol/project';
import { sayError } from '../../texts/t';

/** A file that was chosen: what is in it, or why it cannot be opened. */
export interface ChosenProject {
  file: File;
  summary?: ProjectSummary;
  opened?: OpenedProject;
  problem?: string;
}

/**
 * - `reading`: the files are being inspected;
 * - `asking`: the user chooses;
 * - `opening`; `done`; `stopped` by the user.
 */
export type OpeningState = 'reading' | 'asking' | 'opening' | 'done' | 'stopped';

/** Inspects files at once, and opens them one after another when asked. */
export function useOpening(files: File[]) {
  const [projects, setProjects] = useState<ChosenProject[]>(() => files.map((file) => ({ file })));
  const [state, setState] = useState<OpeningState>('reading');
  const [progress, setProgress] = useState<ProjectProgress | null>(null);
  const running = useRef(new AbortController());

  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const read = async () => {
      const found: ChosenProject[] = [];
      for (const file of files) {
        try {
          found.push({ file, summary: await inspectProject(file, signal) });
        } catch (error) {
          if (signal.aborted) return;
          found.push({ file, problem: sayError(error) });
        }
      }
      setProjects(found);
      setState(found.some(({ summary }) => summary) ? 'asking' : 'done');
    };
    void read();
    return () => running.current.abort();
  }, [files]);

  const open = async (mode: OpeningMode): Promise<void> => {
    const { signal } = (running.current = new AbortController());
    setState('opening');
    let current = projects;
    const change = (file: File, changes: Partial<ChosenProject>) => {
      current = current.map((each) => (each.file === file ? { ...each, ...changes } : each));
      setProjects(current);
    };
    for (const { file, summary } of projects) {
      if (!summary) continue;
      setProgress(null);
      try {
        change(file, { opened: await openProject(file, mode, setProgress, signal) });
      } catch (error) {
        if (signal.aborted) return setState('stopped');
        change(file, { problem: sayError(error) });
      }
    }
    setState('done');
  };
  return { projects, state, progress, open, cancel: () => running.current.abort() };
}
