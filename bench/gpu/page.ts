/**
 * The benchmark page, in the language of the studio; its report is in English. With `?report` it begins by itself and posts the report so far to /report after
 * every step, for the runner (run.py); `sizes=quick` and `software` choose as the form does.
 */
import { startLanguage } from '../../src/studio/language';
import type { bench } from '../../src/texts/en/bench';
import { t, tEnglish, type LabelKey } from '../../src/texts/t';
import { benchmark } from './bench';
import { tablesOf, type Table } from './table';
import type { Report } from './types';

const query = new URLSearchParams(location.search);
const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
const [run, stop] = [find<HTMLButtonElement>('run'), find<HTMLButtonElement>('stop')];
const [sizes, save] = [find<HTMLSelectElement>('sizes'), find<HTMLAnchorElement>('save')];
const [state, results] = [find('state'), find('results')];

function element(name: string, text = '', ...children: HTMLElement[]): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function drawn({ caption, headings, rows }: Table): HTMLElement {
  const head = element('tr', '', ...headings.map((name) => element('th', name)));
  const body = rows.map(([title, ...cells]) =>
    element('tr', '', element('th', title), ...cells.map((cell) => element('td', cell))),
  );
  const table = element('table', '', element('caption', caption));
  table.append(element('thead', '', head), element('tbody', '', ...body));
  return table;
}

function show(report: Report): void {
  const { webgl, webgpu, software } = report.adapters;
  const note = software ? t('bench.software') : '';
  const none = t('bench.none');
  const values = { cores: report.cores, webgl: webgl ?? none, webgpu: webgpu ?? none };
  const facts = t('bench.facts', values);
  results.replaceChildren(
    element('p', facts),
    element('p', note),
    ...tablesOf(report, t).map(drawn),
  );
  URL.revokeObjectURL(save.href);
  const json = JSON.stringify(report, null, 1);
  save.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  save.hidden = false;
}

/** @param isTranslated else it is an error of the browser's, in English */
function say(what: string, isTranslated: boolean): void {
  state.textContent = what;
  state.lang = isTranslated ? document.documentElement.lang : 'en';
}

/** The texts without parts and variables. */
type Label = {
  [Key in keyof typeof bench]: `bench.${Key}` extends LabelKey ? Key : never;
}[keyof typeof bench];

/** The texts of bench.html. */
async function showTexts(): Promise<void> {
  await startLanguage();
  document.title = t('bench.pageTitle');
  results.ariaLabel = t('bench.results');
  for (const part of document.querySelectorAll<HTMLElement>('[data-text]')) {
    part.textContent = t(`bench.${part.dataset.text as Label}`);
  }
}

let posts = Promise.resolve();
/** One after the other, so that the last report arrives last. */
function post(body: object): void {
  if (!query.has('report')) return;
  posts = posts.then(async () => {
    await fetch('/report', { method: 'POST', body: JSON.stringify(body) }).catch(() => null);
  });
}

async function measure(): Promise<void> {
  const controller = new AbortController();
  stop.onclick = () => controller.abort(new Error('Stopped.'));
  run.disabled = true;
  stop.disabled = false;
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  try {
    // A worker that was stopped never answers.
    const measured = benchmark({
      sizes: sizes.value === 'quick' ? 'quick' : 'full',
      software: query.has('software'),
      signal: controller.signal,
      onProgress(report, now) {
        say(now(t), true);
        show(report);
        post({ state: now(tEnglish), report, tables: tablesOf(report, tEnglish) });
      },
    });
    await Promise.race([measured, stopped]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { aborted } = controller.signal;
    say(aborted ? t('bench.stopped') : message, aborted);
    post({ state: message, failure: message });
  }
  run.disabled = false;
  stop.disabled = true;
}

await showTexts();
sizes.value = query.get('sizes') ?? 'full';
run.onclick = () => void measure();
if (query.has('report')) void measure();
