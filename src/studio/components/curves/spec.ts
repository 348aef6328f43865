import type { TopLevelSpec } from 'vega-lite';
import { CHART_INK } from '../../palette';
import { chartBase, CURSOR, textsFor, type ChartFormat } from '../charts/chartSpec';
import { bandLayers, boundsAt, type Band } from './bands';

/** The parts read here of the spec that tfjs-vis's linechart passes to vega-embed. */
export interface LineChartSpec {
  width: number;
  height: number;
  data: { values: Record<string, unknown>[] };
  encoding: { x: { title: string } };
  layer: {
    encoding: {
      y?: { field: string; title: string; scale?: { zero?: boolean; domain?: number[] } };
    };
  }[];
}

/** The properties of a chart that tfjs-vis's options cannot express. */
export interface ChartFinish {
  pointsPerEpoch: number;
  boundaries: number[];
  /** In the order of the chart's series. */
  lines: ChartLine[];
  /** The values on a logarithmic axis. */
  log: boolean;
  format: Pick<ChartFormat, 'scheme' | 'fileTitle'>;
  /** Takes the spec and its points; without it the chart is drawn in the element. */
  receive?: (spec: TopLevelSpec, points: object[]) => void;
}

export interface ChartLine {
  name: string;
  colour: string;
  dashed: boolean;
  faint: boolean;
  /** A line of one value is drawn as a point. */
  isPoint: boolean;
  band?: Band;
}

/** tfjs-vis numbers the points 0, 1, 2…; here they are a fraction of an epoch apart. */
export const pointsOf = (spec: LineChartSpec, { pointsPerEpoch, lines }: ChartFinish): object[] =>
  spec.data.values.map((point) => {
    const place = Number(point['x']);
    return { ...point, x: place / pointsPerEpoch, ...boundsAt(lines, place - 1) };
  });

/** In a file, the colours of the lines by their names, so that it has a legend. */
function legendOf(lines: ChartLine[], name: string) {
  const named = lines.filter(({ faint }) => !faint);
  const [domain, range] = [named.map((line) => line.name), named.map(({ colour }) => colour)];
  return { color: { datum: name, type: 'nominal' as const, scale: { domain, range } } };
}

/** The chart's spec without its data, which is given to the view. */
export function completeSpec(spec: LineChartSpec, finish: ChartFinish): TopLevelSpec {
  const { text } = CHART_INK[finish.format.scheme];
  const t = textsFor(finish.format);
  const ys = spec.layer.flatMap(({ encoding }) => (encoding.y ? [encoding.y] : []));
  const scales = ys.map((y) =>
    finish.log
      ? { scale: { type: 'log' as const, nice: false, padding: 8 } }
      : y.scale
        ? { scale: y.scale }
        : {},
  );
  const lines = ys.map((y, i) => {
    const { name, colour, dashed, faint, isPoint } = finish.lines[i]!;
    const inFile = finish.format.fileTitle !== undefined && !faint;
    return {
      mark: {
        type: 'line' as const,
        clip: true,
        opacity: faint ? 0.25 : 1,
        strokeDash: dashed ? [5, 3] : [1, 0],
        ...(inFile ? {} : { color: colour }),
        ...(isPoint && { point: { filled: true, size: 50, ...(inFile ? {} : { color: colour }) } }),
      },
      encoding: {
        y: {
          field: y.field,
          type: 'quantitative' as const,
          title: null,
          ...scales[i],
        },
        ...(inFile ? legendOf(finish.lines, name) : {}),
      },
    };
  });
  const boundaries = finish.boundaries.flatMap((epoch) => {
    const x = { datum: epoch, type: 'quantitative' as const };
    // A layer draws its mark once for each point of the chart: here, for the first one alone. With data of
    // its own it would draw none, because the chart's x is not in them.
    const transform = [{ filter: 'datum.x === 0' }];
    return [
      {
        transform,
        mark: { type: 'rule' as const, strokeDash: [2, 3], color: text, opacity: 0.7 },
        encoding: { x },
      },
      {
        transform,
        mark: {
          ...{
            type: 'text' as const,
            text: t('common.curves.fineTuning'),
            color: text,
            fontSize: 11,
          },
          ...{ align: 'left' as const, baseline: 'bottom' as const, dx: -2, dy: -3 },
        },
        encoding: { x, y: { value: 0 } },
      },
    ];
  });
  const cursor = {
    mark: { type: 'rule' as const, color: text, tooltip: true },
    params: [CURSOR],
    encoding: {
      opacity: { condition: { param: 'cursor', empty: false, value: 0.5 }, value: 0 },
      tooltip: [
        {
          field: 'x',
          type: 'quantitative' as const,
          title: t('common.curves.epoch'),
          format: '.3~f',
        },
        ...ys.map((y, i) => ({
          field: y.field,
          type: 'quantitative' as const,
          title: finish.lines[i]!.faint
            ? t('common.curves.raw', { line: finish.lines[i]!.name })
            : finish.lines[i]!.name,
          format: '.4f',
        })),
      ],
    },
  };
  const base = chartBase({ width: spec.width, height: spec.height, ...finish.format });
  const side = base.padding;
  const top = finish.boundaries.length > 0 ? 16 : 6;
  return {
    ...base,
    // Room for half of the top tick's label, or for the name of the stage that begins.
    padding: { left: side, right: side, bottom: side, top: Math.max(side, top) },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        title: spec.encoding.x.title,
        axis: { tickMinStep: 1, format: 'd', grid: false },
        scale: { nice: false },
      },
    },
    layer: [...bandLayers(finish.lines, scales), ...lines, ...boundaries, cursor],
  };
}
