/**
 * What tfjs-vis imports as vega-embed (vite.config.ts aliases it here). tfjs-vis writes the
 * Vega-Lite of 2020. Only the data, the size and the axes are read from its spec; the rest is
 * written for today's Vega-Lite (spec.ts).
 *
 * It imports nothing: the dev server bundles it a second time, with tfjs-vis, and a copy has none
 * of the state of the page's modules. The element carries what draws on it.
 */
import type { LineChartSpec } from './spec';

const DRAW = Symbol.for('mask-studio.draw');

type Draw = (spec: LineChartSpec) => Promise<void> | void;
type ChartElement = HTMLElement & { [DRAW]?: Draw };

/** Lets `draw` receive what tfjs-vis draws in `element` from now on. */
export function receiveSpec(element: ChartElement, draw: Draw): void {
  element[DRAW] = draw;
}

export default async function embed(element: ChartElement, spec: LineChartSpec): Promise<void> {
  const draw = element[DRAW];
  if (!draw) throw new Error('A chart was drawn in an element that is not prepared for it.');
  await draw(spec);
}
