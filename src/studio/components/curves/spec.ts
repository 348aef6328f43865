import type { TopLevelSpec } from 'vega-lite';

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
  /** In the order of the chart's series. A line of one value is drawn as a point. */
  lines: { name: string; colour: string; dashed: boolean; isPoint: boolean }[];
  scheme: 'light' | 'dark';
  ink: { text: string; grid: string };
}

export const DATA_NAME = 'points';

const finishes = new WeakMap<HTMLElement, ChartFinish>();

/** Sets the finish of the next chart drawn in `element`. */
export const setFinish = (element: HTMLElement, finish: ChartFinish): void => {
  finishes.set(element, finish);
};

export function finishOf(element: HTMLElement): ChartFinish {
  const finish = finishes.get(element);
  if (!finish) throw new Error('A chart was drawn without its finish.');
  return finish;
}

/** tfjs-vis numbers the points 0, 1, 2…; here they are a fraction of an epoch apart. */
export const pointsOf = (spec: LineChartSpec, { pointsPerEpoch }: ChartFinish): object[] =>
  spec.data.values.map((point) => ({ ...point, x: Number(point['x']) / pointsPerEpoch }));

const FONT = '"Inter Variable", ui-sans-serif, system-ui, sans-serif';

/** The chart's spec without its data, which is given to the view. */
export function completeSpec(spec: LineChartSpec, finish: ChartFinish): TopLevelSpec {
  const ys = spec.layer.flatMap(({ encoding }) => (encoding.y ? [encoding.y] : []));
  const lines = ys.map((y, i) => ({
    mark: {
      type: 'line' as const,
      clip: true,
      color: finish.lines[i]!.colour,
      strokeDash: finish.lines[i]!.dashed ? [5, 3] : [1, 0],
      ...(finish.lines[i]!.isPoint && {
        point: { filled: true, size: 50, color: finish.lines[i]!.colour },
      }),
    },
    encoding: {
      y: {
        field: y.field,
        type: 'quantitative' as const,
        title: null,
        ...(y.scale ? { scale: y.scale } : {}),
      },
    },
  }));
  const boundaries = finish.boundaries.flatMap((epoch) => {
    const x = { datum: epoch, type: 'quantitative' as const };
    return [
      {
        mark: { type: 'rule' as const, strokeDash: [2, 3], color: finish.ink.text, opacity: 0.7 },
        encoding: { x },
      },
      {
        mark: {
          ...{ type: 'text' as const, text: 'fine-tuning', color: finish.ink.text, fontSize: 11 },
          ...{ align: 'left' as const, baseline: 'bottom' as const, dx: -2, dy: -3 },
        },
        encoding: { x, y: { value: 0 } },
      },
    ];
  });
  const cursor = {
    mark: { type: 'rule' as const, color: finish.ink.text, tooltip: true },
    params: [
      {
        name: 'cursor',
        select: { type: 'point' as const, on: 'pointermove', nearest: true, clear: 'pointerout' },
      },
    ],
    encoding: {
      opacity: { condition: { param: 'cursor', empty: false, value: 0.5 }, value: 0 },
      tooltip: [
        { field: 'x', type: 'quantitative' as const, title: 'epoch', format: '.3~f' },
        ...ys.map((y, i) => ({
          field: y.field,
          type: 'quantitative' as const,
          title: finish.lines[i]!.name,
          format: '.4f',
        })),
      ],
    },
  };
  return {
    width: spec.width,
    height: spec.height,
    // Room for half of the top tick's label, or for the name of the stage that begins.
    padding: { left: 2, right: 2, bottom: 2, top: finish.boundaries.length > 0 ? 16 : 6 },
    autosize: { type: 'fit', contains: 'padding' },
    background: 'transparent',
    data: { name: DATA_NAME, values: [] },
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        title: spec.encoding.x.title,
        axis: { tickMinStep: 1, format: 'd', grid: false },
        scale: { nice: false },
      },
    },
    layer: [...lines, ...boundaries, cursor],
    config: {
      font: FONT,
      mark: { invalid: 'filter' },
      line: { strokeWidth: 2 },
      view: { stroke: null },
      axis: {
        labelColor: finish.ink.text,
        titleColor: finish.ink.text,
        titleFontWeight: 'normal',
        domainColor: finish.ink.grid,
        tickColor: finish.ink.grid,
        gridColor: finish.ink.grid,
        labelFontSize: 11,
        titleFontSize: 11,
        tickCount: 5,
      },
    },
  };
}
