/**
 * tfjs-vis's `render.linechart`, by itself: the package's main entry would load
 * all of TensorFlow.js into the page. Loaded only when a chart is first shown.
 */
import { linechart } from '@tensorflow/tfjs-vis/dist/render/linechart';
import { t } from '../../../texts/t';
import { textsFor } from '../charts/chartSpec';
import { chartImage, showChart, type ImageFormat } from '../charts/vegaView';
import { receiveSpec } from './embed';
import type { CurveSeries } from './series';
import { completeSpec, pointsOf, type ChartFinish } from './spec';

export interface LineChartOptions {
  width: number;
  height: number;
  /** Lowest and highest value shown; null fits the values, from zero. */
  domain: [number, number] | null;
  finish: ChartFinish;
}

/** Draws every series, padded to the longest, with the epoch before the first left empty. */
export async function drawLines(
  element: HTMLElement,
  series: CurveSeries[],
  { width, height, domain, finish }: LineChartOptions,
): Promise<void> {
  receiveSpec(element, async (spec) => {
    const [complete, points] = [completeSpec(spec, finish), pointsOf(spec, finish)];
    if (finish.receive) finish.receive(complete, points);
    else await showChart(element, complete, points, finish.format.scheme);
  });
  const length = Math.max(...series.map(({ values }) => values.length));
  const padded = series.map(({ values }) => [
    { x: 0, y: NaN },
    ...Array.from({ length }, (_, i) => ({ x: i + 1, y: values[i] ?? NaN })),
  ]);
  const xLabel = textsFor(finish.format)('common.curves.epoch');
  await linechart(
    element,
    // A name with a dot or a bracket would be read as a path into the data.
    { values: padded, series: series.map((_, i) => `series${i}`) },
    { width, height, xLabel, ...(domain ? { yAxisDomain: domain } : {}) },
  );
}

/** The chart that `drawLines` draws, as a file. */
export async function linesImage(
  series: CurveSeries[],
  options: LineChartOptions,
  format: ImageFormat,
): Promise<Blob> {
  let image: Promise<Blob> | undefined;
  const receive: ChartFinish['receive'] = (spec, points) => {
    image = chartImage(spec, points, format);
  };
  const finish = { ...options.finish, receive };
  await drawLines(document.createElement('div'), series, { ...options, finish });
  if (!image) throw new Error(t('common.charts.notDrawn'));
  return await image;
}
