/**
 * The benchmark page. With `?report` it begins by itself and posts the report so far to /report after
 * every step, for the runner (run.py); `sizes=quick` and `software` choose as the form does.
 */
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
  const head = element('tr', '', ...['measured', ...headings].map((name) => element('th', name)));
  const body = rows.map(([title, ...cells]) =>
    element('tr', '', element('th', title), ...cells.map((cell) => element('td', cell))),
  );
  const table = element('table', '', element('caption', caption));
  table.append(element('thead', '', head), element('tbody', '', ...body));
  return table;
}

function show(report: Report): void {
  const { webgl, webgpu, software } = report.adapters;
  const note = software
    ? 'WebGL or WebGPU is missing or drawn by the processor: these figures say nothing about graphics cards.'
    : '';
  const facts = `${report.cores} threads · WebGL: ${webgl ?? 'none'} · WebGPU: ${webgpu ?? 'none'}`;
  results.replaceChildren(element('p', facts), element('p', note), ...tablesOf(report).map(drawn));
  URL.revokeObjectURL(save.href);
  const json = JSON.stringify(report, null, 1);
  save.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  save.hidden = false;
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
        state.textContent = now;
        show(report);
        post({ state: now, report, tables: tablesOf(report) });
      },
    });
    await Promise.race([measured, stopped]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    state.textContent = message;
    post({ state: message, failure: message });
  }
  run.disabled = false;
  stop.disabled = true;
}

sizes.value = query.get('sizes') ?? 'full';
run.onclick = () => void measure();
if (query.has('report')) void measure();
