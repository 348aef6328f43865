import { importStore } from './importSession';
import { trainingStore } from './trainingStore';

/** Whether this tab trains or imports: a reload would interrupt that. */
export const isBusy = (): boolean =>
  trainingStore.getState().active !== null ||
  ['importing', 'cancelling'].includes(importStore.getState().status);

/** Resolves when this tab neither trains nor imports. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = () => {
      if (isBusy()) return;
      for (const end of ends) end();
      resolve();
    };
    ends.push(trainingStore.subscribe(look), importStore.subscribe(look));
    look();
  });
}
