import { useComputedColorScheme } from '@mantine/core';
import { t, tEnglish, type LabelKey } from '../../../texts/t';
import { loadChart } from '../curves/loadChart';
import { ChartFigure } from './ChartFigure';
import { accuracyPoints, accuracyReadings, accuracySpec, type AccuracyData } from './accuracySpec';
import { fileFormat } from './chartSpec';

interface AccuracyChartProps extends AccuracyData {
  title: LabelKey;
  /** What the chart shows, for users of a screen reader. */
  spoken: string;
}

/** Of the axis below the rows. */
const AXIS = 28;
/** Of a row, beside that of each line of dots in it. */
const ROW = 20;
const LINE = 20;
/** Pixels that a saved chart is wide, and that its title takes. */
const FILE = { width: 720, title: 60 };

/** Accuracies as dots with their intervals, a row for each run or experiment. */
export function AccuracyChart({ title, spoken, ...data }: AccuracyChartProps) {
  const scheme = useComputedColorScheme('light');
  const mostLines = Math.max(...data.rows.map(({ lines }) => lines.length));
  const height = AXIS + data.rows.length * (ROW + mostLines * LINE);
  return (
    <ChartFigure
      title={t(title)}
      fileTitle={tEnglish(title)}
      spoken={spoken}
      readings={accuracyReadings(data)}
      height={height}
      draw={async (element, width) => {
        const { showChart } = await loadChart();
        const spec = accuracySpec(data, { width, height, scheme });
        await showChart(element, spec, accuracyPoints(data, scheme), scheme);
      }}
      imageOf={async (format) => {
        const { chartImage } = await loadChart();
        const spec = accuracySpec(
          data,
          fileFormat(tEnglish(title), FILE.width, height + FILE.title),
        );
        return await chartImage(spec, accuracyPoints(data, 'light'), format);
      }}
    />
  );
}
