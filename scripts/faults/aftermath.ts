/** After a fault: the studio opened again, what must hold of everything stored, and the activity done again. */
import type { BrowserContext, Page } from '@playwright/test';
import { settled } from './activities';
import type { Activity, Files } from './activity';
import { endOf } from './end';
import { losses } from './invariants';
import { openAt, type FaultEvent } from './page';
import { stateAtRest, type Reference } from './reference';
import { differences, outcomeOf, type Outcome, type StoredState } from './state';
import { unfinished, unkept } from './told';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** With a GPU, or its software, a run is not equal to the bit: that it has come to its end is compared. */
function comparable(outcome: Outcome, { backend }: Activity): Outcome {
  if (backend !== 'webgl') return outcome;
  const runs = outcome.runs.map((run) => {
    const { status, epochs } = JSON.parse(run) as { status: string; epochs: unknown[] };
    return `${status} ${epochs.length}`;
  });
  return { ...outcome, runs: [...new Set(runs)] };
}

/** The studio opened again, tidied up. */
async function reopened(context: BrowserContext, url: string): Promise<Page> {
  const page = await openAt(context, url, '');
  for (const other of context.pages()) {
    if (other !== page) await Promise.race([other.close().catch(() => undefined), sleep(2000)]);
  }
  await settled(page);
  return page;
}

interface Aftermath {
  context: BrowserContext;
  url: string;
  activity: Activity;
  files: Files;
  reference: Reference;
  /** Before the fault. */
  told: FaultEvent[];
  /** The activity has said that it is done. */
  isDone: boolean;
}

/** What does not hold, each as a phrase. */
export async function problemsAfter(aftermath: Aftermath): Promise<string[]> {
  const { context, url, activity, files, reference, told, isDone } = aftermath;
  const { state, problems } = await stateAtRest(await reopened(context, url));
  problems.push(...losses(reference.before, state), ...unkept(told, state));
  problems.push(...unfinished(told, state));
  const differing = (found: StoredState) =>
    differences(comparable(outcomeOf(found), activity), comparable(reference.outcome, activity));
  const parts = differing(state);
  if (parts.length === 0) return problems;
  if (isDone) problems.push(`it was done, and these are others: ${parts.join(', ')}`);

  const again = await endOf(activity.act(await openAt(context, url, activity.path), files));
  if (again.kind !== 'done') problems.push(`done again, it ${again.kind}: ${again.message}`);
  const last = await stateAtRest(await reopened(context, url));
  const lost = losses(state, last.state);
  problems.push(...[...last.problems, ...lost].map((problem) => `done again: ${problem}`));
  const others = differing(last.state);
  if (others.length > 0) problems.push(`done again, these are others: ${others.join(', ')}`);
  return problems;
}
