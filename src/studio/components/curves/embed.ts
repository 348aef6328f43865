/**
 * What tfjs-vis imports as vega-embed (vite.config.ts aliases it here).
 *
 * - Expressions are interpreted, not compiled with `Function`, which the
 *   Content-Security-Policy forbids.
 * - tfjs-vis embeds a new chart at every call. Here a chart that only has new
 *   values keeps its view and changes its data, a few milliseconds instead of tens.
 * - tfjs-vis writes the Vega-Lite of 2020. Only the data, the size and the axes are
 *   read from its spec; the rest is written for today's Vega-Lite (spec.ts).
 */
import { completeSpec, DATA_NAME, finishOf, pointsOf, type LineChartSpec } from './spec';
import { changeset, expressionInterpreter, Handler, parse, View } from './vega';
import { compile, type TopLevelSpec } from './vegaLite';

interface Chart {
  /** Everything but the data; when it is the same, the data alone is replaced. */
  shape: string;
  view: View;
}

const charts = new WeakMap<HTMLElement, Chart>();

/** Yields to input and painting between the steps of building a chart, so that none blocks them for 50 ms. */
const yieldToPage = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A tooltip without the lines that have no value at that point. */
const known = (tip: unknown): unknown =>
  tip && typeof tip === 'object'
    ? Object.fromEntries(Object.entries(tip).filter(([, value]) => value !== 'NaN'))
    : tip;

async function build(
  element: HTMLElement,
  spec: TopLevelSpec,
  theme: 'light' | 'dark',
): Promise<View> {
  const compiled = compile(spec).spec;
  await yieldToPage();
  const runtime = parse(compiled, undefined, { ast: true });
  await yieldToPage();
  const tips = new Handler({ theme });
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: 'canvas',
    container: element,
    hover: true,
    tooltip: (handler, event, item, value) => tips.call(handler, event, item, known(value)),
  });
  // The element around the chart has a text alternative; a screen reader cannot read a canvas.
  element.setAttribute('aria-hidden', 'true');
  return view;
}

/** Draws `spec` in `element`, or, if the same chart is already there, updates its data. */
export default async function embed(element: HTMLElement, spec: LineChartSpec): Promise<void> {
  const complete = completeSpec(spec, finishOf(element));
  const shape = JSON.stringify(complete);
  let chart = charts.get(element);
  if (chart?.shape !== shape) {
    release(element);
    const view = await build(element, complete, finishOf(element).scheme);
    await yieldToPage();
    chart = { shape, view };
    charts.set(element, chart);
  }
  const points = pointsOf(spec, finishOf(element));
  chart.view.change(
    DATA_NAME,
    changeset()
      .remove(() => true)
      .insert(points),
  );
  await chart.view.runAsync();
}

/** Removes the chart from `element` and frees its resources. */
export function release(element: HTMLElement): void {
  charts.get(element)?.view.finalize();
  charts.delete(element);
  element.replaceChildren();
}
