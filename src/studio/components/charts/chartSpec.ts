/** What every chart of the studio has in common. */
import type { TopLevelSpec } from 'vega-lite';
import { ENGLISH_LOCALE, locale, t, tEnglish } from '../../../texts/t';
import { CHART_INK, type Scheme } from '../../palette';

/** The name of the dataset that the points are put into. */
export const DATA_NAME = 'points';

const FONT = '"Inter Variable", ui-sans-serif, system-ui, sans-serif';

export interface ChartFormat {
  width: number;
  height: number;
  scheme: Scheme;
  /** For a file, which stands alone: with this title, a legend, a white background; in English. */
  fileTitle?: string;
}

/** Of charts saved as files: they are for reports, so light. */
export const fileFormat = (fileTitle: string, width: number, height: number): ChartFormat => ({
  ...{ width, height, scheme: 'light', fileTitle },
});

/** In the page's language on the page; in English in a file, whoever reads it. */
export const textsFor = ({ fileTitle }: Pick<ChartFormat, 'fileTitle'>): typeof t =>
  fileTitle === undefined ? t : tEnglish;

/** How axes and hover values write numbers: the signs that Intl uses in a language. */
function numberFormat(language: string) {
  const parts = new Intl.NumberFormat(language, { useGrouping: 'always' }).formatToParts(1000.5);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    ...{ decimal: sign('decimal'), thousands: sign('group') },
    // Behind the digit: a language may have a space there.
    percent: (0).toLocaleString(language, { style: 'percent' }).slice(1),
    ...{ grouping: [3], currency: ['', ''] as [string, string] },
  };
}

/** Size, data source, fonts and colours of a chart; the caller adds what is drawn. */
export function chartBase({ width, height, scheme, fileTitle }: ChartFormat) {
  const { text, grid } = CHART_INK[scheme];
  return {
    width,
    height,
    padding: fileTitle === undefined ? 2 : 16,
    autosize: { type: 'fit', contains: 'padding' },
    background: fileTitle === undefined ? 'transparent' : 'white',
    ...(fileTitle === undefined ? {} : { title: { text: fileTitle, anchor: 'start' } }),
    data: { name: DATA_NAME, values: [] },
    config: {
      font: FONT,
      locale: { number: numberFormat(fileTitle === undefined ? locale() : ENGLISH_LOCALE) },
      mark: { invalid: 'filter' },
      line: { strokeWidth: 2 },
      view: { stroke: null },
      title: { color: text, fontSize: 14 },
      legend: { labelColor: text, orient: 'top', title: null, labelLimit: 400 },
      axis: {
        ...{ labelColor: text, titleColor: text, titleFontWeight: 'normal' },
        ...{ domainColor: grid, tickColor: grid, gridColor: grid },
        ...{ labelFontSize: 11, titleFontSize: 11, tickCount: 5 },
      },
    },
  } satisfies Partial<TopLevelSpec>;
}

/** The selection of the point nearest to the pointer, whose values are shown. */
export const CURSOR = {
  name: 'cursor',
  select: {
    type: 'point' as const,
    on: 'pointermove' as const,
    nearest: true,
    clear: 'pointerout' as const,
  },
};
