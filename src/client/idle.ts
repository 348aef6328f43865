import { importStore } from './importSession';
import { projectWork } from './project';
import { trainingStore } from './trainingStore';

/** Whether this tab trains, imports, or saves or opens a project: a reload would interrupt that. */
export const isBusy = (): boolean =>
  projectWork.getState().running > 0 ||
  trainingStore.getState().active !== null ||
  ['importing', 'cancelling'].includes(importStore.getState().status);

/** Resolves when this tab does none of that. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = () => {
      if (isBusy()) return;
      for (const end of ends) end();
      resolve();
    };
    ends.push(
      trainingStore.subscribe(look),
      importStore.subscribe(look),
      projectWork.subscribe(look),
    );
    look();
  });
}
