/**
 * What tfjs-vis imports as vega-embed (vite.config.ts aliases it here). tfjs-vis writes the
 * Vega-Lite of 2020. Only the data, the size and the axes are read from its spec; the rest is
 * written for today's Vega-Lite (spec.ts).
 */
import { showChart } from '../charts/vegaView';
import { completeSpec, finishOf, pointsOf, type LineChartSpec } from './spec';

export default async function embed(element: HTMLElement, spec: LineChartSpec): Promise<void> {
  const finish = finishOf(element);
  const [complete, points] = [completeSpec(spec, finish), pointsOf(spec, finish)];
  if (finish.receive) finish.receive(complete, points);
  else await showChart(element, complete, points, finish.format.scheme);
}
