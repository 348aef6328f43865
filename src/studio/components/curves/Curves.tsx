import { Group, Text, useComputedColorScheme } from '@mantine/core';
import { t, tEnglish, type LabelKey } from '../../../texts/t';
import { RUN_HUES, SPLIT_HUES } from '../../palette';
import { ChartFigure } from '../charts/ChartFigure';
import { decimal, percent } from '../format';
import { useCurveView } from './curveView';
import { loadChart } from './loadChart';
import type { LineChartOptions } from './lineChart';
import type { CurveSeries } from './series';
import { curveReadings } from './readings';
import { smoothed } from './smoothing';
import type { ChartLine } from './spec';

interface CurvesProps {
  /** What the lines measure: "Loss", "Accuracy". */
  title: LabelKey;
  /** In the title of a saved file, before what the lines measure. */
  of?: LabelKey;
  /** Lines on shared axes, of one run or of several; shorter ones end earlier. */
  series: CurveSeries[];
  pointsPerEpoch?: number;
  /** Epochs after which another stage begins: a dotted rule. */
  boundaries?: number[];
  /** `fraction` fits an axis that ends at 100%; `loss` starts at zero, or is logarithmic. */
  scale: 'fraction' | 'loss';
  height?: number;
}

/** A redraw a second looks continuous, and costs training little time. */
const REDRAW_MS = 1000;

/** The range of a fraction's axis. Its minimum has few values, so that the chart is rarely rebuilt. */
function fractionDomain(series: CurveSeries[]): [number, number] {
  const known = series.flatMap(({ values, band }) =>
    [...values, ...(band?.low ?? [])].filter((value) => value !== null),
  );
  const least = Math.min(1, ...known);
  return [least < 0.4 ? 0 : least < 0.8 ? 0.4 : 0.8, 1];
}

function Legend({ lines }: { lines: ChartLine[] }) {
  return (
    <Group gap="md" aria-hidden>
      {lines.map(({ name, colour, dashed }) => (
        <Group key={name} gap="3xs" wrap="nowrap">
          <svg width="20" height="8" viewBox="0 0 20 8">
            <line
              x1="0"
              x2="20"
              y1="4"
              y2="4"
              stroke={colour}
              strokeWidth="2.5"
              strokeDasharray={dashed ? '5 3' : undefined}
            />
          </svg>
          <Text size="xs" c="dimmed">
            {name}
          </Text>
        </Group>
      ))}
    </Group>
  );
}

const spoken = (title: string, series: CurveSeries[], isFraction: boolean): string => {
  const latest = series.map(({ name, values }) => {
    const value = values.findLast((known) => known !== null);
    if (value === undefined || value === null) return t('common.curves.notKnown', { name });
    return `${name} ${isFraction ? percent(value) : decimal(value, 3)}`;
  });
  return t('common.curves.latest', { title, values: latest.join(', ') });
};

/** The lines in the order drawn, coloured by their split, or as runs by their place among the named ones. */
const linesOf = (
  drawn: CurveSeries[],
  count: number,
  { scheme, fileTitle }: LineChartOptions['finish']['format'],
): ChartLine[] =>
  drawn.map(({ englishName, values, split, dashed = false, faint = false, band, ...line }, i) => {
    const name = (fileTitle !== undefined && englishName) || line.name;
    const hues = RUN_HUES[scheme];
    const isPoint = values.filter((value) => value !== null).length === 1;
    const colour = split ? SPLIT_HUES[split][scheme] : hues[(i % count) % hues.length]!;
    return { name, dashed, faint, isPoint, colour, ...(band && !faint && { band }) };
  });

/** A logarithm has no place for zero and below. */
const positive = (series: CurveSeries[]): CurveSeries[] => {
  const above = (values: CurveSeries['values']) =>
    values.map((value) => (value !== null && value > 0 ? value : null));
  return series.map(({ band, ...line }) => ({
    ...line,
    values: above(line.values),
    ...(band && { band: { low: above(band.low), high: above(band.high) } }),
  }));
};

/** Size of a saved chart. */
const FILE = { width: 720, height: 420 };

/** Lines over epochs, drawn by tfjs-vis, redrawn at most a few times a second. */
export function Curves(props: CurvesProps) {
  const { of, series, pointsPerEpoch = 1, boundaries = [], scale, height = 220 } = props;
  const scheme = useComputedColorScheme('light');
  const { smoothing, logLoss } = useCurveView();
  const log = scale === 'loss' && logLoss;
  const drawn = smoothed(log ? positive(series) : series, smoothing);
  const empty = series.every(({ values }) => values.every((value) => value === null));
  const title = t(props.title);
  const titled = (texts: typeof t): string => {
    const measure = texts(props.title);
    if (!of) return measure;
    return texts('common.curves.fileTitle', { run: texts(of), title: measure.toLowerCase() });
  };
  const fileTitle = titled(tEnglish);

  const options = (
    format: LineChartOptions['finish']['format'],
    size: { width: number; height: number },
  ): LineChartOptions => ({
    ...size,
    domain: scale === 'fraction' ? fractionDomain(series) : null,
    finish: {
      ...{ pointsPerEpoch, boundaries, log, format },
      lines: linesOf(drawn, series.length, format),
    },
  });

  return (
    <ChartFigure
      title={title}
      longTitle={titled(t)}
      fileTitle={fileTitle}
      legend={<Legend lines={linesOf(series, series.length, { scheme })} />}
      spoken={spoken(title, series, scale === 'fraction')}
      readings={curveReadings(series, pointsPerEpoch, scale === 'fraction')}
      height={height}
      empty={empty ? t('common.curves.empty') : null}
      everyMs={REDRAW_MS}
      chosen={`${smoothing} ${log} ${scheme}`}
      draw={async (element, width) => {
        const { drawLines } = await loadChart();
        await drawLines(element, drawn, options({ scheme }, { width, height }));
      }}
      imageOf={async (format) => {
        const { linesImage } = await loadChart();
        return await linesImage(drawn, options({ scheme: 'light', fileTitle }, FILE), format);
      }}
    />
  );
}
