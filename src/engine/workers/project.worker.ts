/** The worker entry point for project files: saving one, and opening one. */
import { expose } from '../../messaging/expose';
import type { ProjectApi, ProjectProgress } from '../protocol/project';
import { isProject } from '../project/projectZip';
import { cancel, cancellable } from './cancellable';
import { inspectProject, openProject } from './project/openProject';
import { saveProject } from './project/saveProject';

/** Milliseconds between two reports: 10,000 images would be as many messages. */
const REPORTED_MS = 100;

function seldom(report: (progress: ProjectProgress) => void): typeof report {
  let last = -Infinity;
  let phase = '';
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - last < REPORTED_MS) return;
    ({ phase } = progress);
    last = now;
    report(progress);
  };
}

const api: ProjectApi = {
  areProjects: (files) => Promise.all(files.map(isProject)),
  save: ({ id, ...request }, onProgress) =>
    cancellable(id, (signal) => saveProject(request, seldom(onProgress), signal)),
  inspect: ({ id, file }) => cancellable(id, (signal) => inspectProject(file, signal)),
  open: ({ id, file, mode }, onProgress) =>
    cancellable(id, (signal) => openProject(file, mode, seldom(onProgress), signal)),
  cancel: async (id) => cancel(id),
};

expose(api);
