/**
 * Draws a Vega-Lite spec under the Content-Security-Policy, which forbids the `Function` that Vega
 * compiles expressions with: they are interpreted. A chart that only has new values keeps its view
 * and changes its data, a few milliseconds instead of tens.
 */
import { takeTurn } from '../../../messaging/pageTurn';
import { t } from '../../../texts/t';
import { changeset, expressionInterpreter, Handler, parse, View } from '../curves/vega';
import { compile, type TopLevelSpec } from '../curves/vegaLite';
import { DATA_NAME } from './chartSpec';

interface Chart {
  /** Everything but the data; when it is the same, the data alone is replaced. */
  shape: string;
  view: View;
}

/** As studio.css and vega-tooltip's own style name it. */
const TOOLTIP_ID = 'vg-tooltip-element';

const charts = new WeakMap<HTMLElement, Chart>();

/** Yields to input and painting between the steps of building a chart, so that none blocks them for 50 ms. */
const yieldToPage = () =>
  new Promise<void>((resolve) =>
    setTimeout(() => {
      takeTurn();
      resolve();
    }),
  );

/** A tooltip without the lines that have no value at that point. */
const known = (tip: unknown): unknown =>
  tip && typeof tip === 'object'
    ? Object.fromEntries(Object.entries(tip).filter(([, value]) => value !== 'NaN'))
    : tip;

async function runtimeOf(spec: TopLevelSpec) {
  const compiled = compile(spec).spec;
  await yieldToPage();
  const runtime = parse(compiled, undefined, { ast: true });
  await yieldToPage();
  return runtime;
}

async function build(
  element: HTMLElement,
  spec: TopLevelSpec,
  theme: 'light' | 'dark',
): Promise<View> {
  const runtime = await runtimeOf(spec);
  const tips = new Handler({ theme, id: TOOLTIP_ID });
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: 'canvas',
    container: element,
    hover: true,
    tooltip: (handler, event, item, value) => {
      tips.call(handler, event, item, known(value));
      // It follows the pointer, outside of the page's landmarks; a screen reader has the text alternative.
      document.getElementById(TOOLTIP_ID)?.setAttribute('aria-hidden', 'true');
    },
  });
  // The element around the chart has a text alternative; a screen reader cannot read a canvas.
  element.setAttribute('aria-hidden', 'true');
  return view;
}

const replaceAll = (points: object[]) =>
  changeset()
    .remove(() => true)
    .insert(points);

/** Draws `spec` with these points in `element`, or, if the same chart is already there, updates its data. */
export async function showChart(
  element: HTMLElement,
  spec: TopLevelSpec,
  points: object[],
  theme: 'light' | 'dark',
): Promise<void> {
  takeTurn();
  const shape = JSON.stringify(spec);
  let chart = charts.get(element);
  if (chart?.shape !== shape) {
    release(element);
    await yieldToPage();
    const view = await build(element, spec, theme);
    await yieldToPage();
    chart = { shape, view };
    charts.set(element, chart);
  }
  chart.view.change(DATA_NAME, replaceAll(points));
  await chart.view.runAsync();
}

/** Removes the chart from `element` and frees its resources. */
export function release(element: HTMLElement): void {
  charts.get(element)?.view.finalize();
  charts.delete(element);
  element.replaceChildren();
}

export type ImageFormat = 'svg' | 'png';

/** Canvas pixels per unit of a PNG, sharp enough for print. */
const PNG_SCALE = 3;

/** The chart as a file, drawn anew and outside of the page. */
export async function chartImage(
  spec: TopLevelSpec,
  points: object[],
  format: ImageFormat,
): Promise<Blob> {
  const view = new View(await runtimeOf(spec), { expr: expressionInterpreter, renderer: 'none' });
  try {
    view.change(DATA_NAME, replaceAll(points));
    await view.runAsync();
    if (format === 'svg') return new Blob([await view.toSVG()], { type: 'image/svg+xml' });
    const canvas = (await view.toCanvas(PNG_SCALE)) as unknown as HTMLCanvasElement;
    return await new Promise((resolve, reject) => {
      canvas.toBlob((png) => {
        if (png) resolve(png);
        else reject(new Error(t('common.charts.noPng')));
      });
    });
  } finally {
    view.finalize();
  }
}
