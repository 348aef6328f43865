/** One browser's journey: each window that it opens, step after step. */
import type { BrowserKind, BrowserOptions } from './browser';
import { Missing, type Journey, type Places, type Step } from './journey';
import type { Cell, Seen } from './report';
import * as studio from './studio';
import { windows } from './windows';

export type { Places } from './journey';

async function take(step: Step, journey: Journey): Promise<Cell> {
  const started = performance.now();
  const cell = (state: Cell['state'], text: string): Cell => {
    const seconds = (performance.now() - started) / 1000;
    console.log(`  ${seconds.toFixed(1)} s  ${step.feature}: ${state}${text && `, ${text}`}`);
    return { feature: step.feature, state, text, seconds };
  };
  try {
    return cell('works', (await step.run(journey)) ?? '');
  } catch (error) {
    if (error instanceof Missing) return cell('missing', error.message);
    const { message, stack, cause } = error as Error;
    console.error(stack, cause ?? '');
    return cell('failed', message.split('\n')[0]!);
  }
}

async function through(
  kind: BrowserKind,
  options: BrowserOptions,
  places: Places,
  steps: Step[],
): Promise<Seen> {
  const started = performance.now();
  const browser = await kind.launch(options);
  try {
    await studio.openAutomation(browser, places.url);
    const abilities = await studio.abilities(browser);
    const journey: Journey = { ...places, browser, abilities, losses: {}, runs: [] };
    const cells: Cell[] = [];
    for (const step of steps) cells.push(await take(step, journey));
    return { title: browser.title, cells };
  } finally {
    await browser.close();
    console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s in this window`);
  }
}

/** All windows of one browser. */
export async function travel(kind: BrowserKind, places: Places): Promise<Seen> {
  console.log(`── ${kind.name}`);
  const own: Places = { ...places, remembered: {} };
  const seen: Seen[] = [];
  for (const { options, steps, browsers } of windows) {
    if (browsers && !browsers.includes(kind.name)) continue;
    seen.push(await through(kind, options, own, steps));
  }
  return { title: seen[0]!.title, cells: seen.flatMap(({ cells }) => cells) };
}
