/** What the figures of a model's results share: their look, on white paper and for every reader. */
export type { TopLevelSpec as Figure } from 'vega-lite';

/** Okabe and Ito's colours, which stay apart for readers with colour blindness; black and yellow left out. */
export const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#56B4E9', '#E69F00'];

export const INK = '#333333';
export const FAINT = '#767676';

/** A dashed line from corner to corner: a random classifier, or perfect calibration. */
export const diagonal = {
  data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }, // prettier-ignore
  mark: { type: 'line' as const, strokeDash: [4, 4], color: FAINT, strokeWidth: 1 },
  encoding: {
    x: { field: 'x', type: 'quantitative' as const },
    y: { field: 'y', type: 'quantitative' as const },
  },
};

/** An axis of a fraction, from 0 to 1. */
export const unitAxis = (field: string, title: string) => ({
  ...{ field, title, type: 'quantitative' as const },
  scale: { domain: [0, 1] },
  axis: { format: '.1f', tickCount: 5 },
});

export const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)}%`;

export const BASE = {
  background: '#ffffff',
  padding: 16,
  config: {
    font: 'Helvetica, Arial, sans-serif',
    mark: { invalid: 'filter' as const },
    line: { strokeWidth: 2 },
    view: { stroke: null },
    title: {
      ...{ fontSize: 15, color: INK, anchor: 'start' as const, offset: 12 },
      ...{ subtitleFontSize: 12, subtitleColor: INK, subtitlePadding: 6 },
    },
    axis: {
      ...{ labelColor: INK, titleColor: INK, gridColor: '#e3e3e3' },
      ...{ domainColor: FAINT, tickColor: FAINT },
      ...{ labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal' as const },
      ...{ titlePadding: 8, labelLimit: 160, labelFlush: false },
    },
    legend: {
      ...{ labelColor: INK, labelFontSize: 12, labelLimit: 220, symbolStrokeWidth: 2 },
      ...{ symbolType: 'stroke' as const, symbolSize: 300 },
    },
  },
};
