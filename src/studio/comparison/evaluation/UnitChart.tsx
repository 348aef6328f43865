import { useComputedColorScheme } from '@mantine/core';
import { t, tEnglish } from '../../../texts/t';
import { ChartFigure } from '../../components/charts/ChartFigure';
import { fileFormat } from '../../components/charts/chartSpec';
import { HelpButton } from '../../components/help/HelpButton';
import type { HelpTopic } from '../../components/help/pictures';
import { loadChart } from '../../components/curves/loadChart';
import { unitPoints, unitSpec, type UnitChartData } from './unitSpec';
import { unitReadings, unitSpoken } from './unitSpoken';

type Labels = Pick<UnitChartData, 'xLabel' | 'yLabel' | 'shown'>;

interface UnitChartProps extends Omit<UnitChartData, keyof Labels> {
  /** In the page's language, and for a file in English. */
  words: (texts: typeof t) => Labels & { title: string };
  /** What the chart shows in a few words, for users of a screen reader; its values follow. */
  spoken: string;
  /** Explained behind a question mark. */
  topic: HelpTopic;
}

const HEIGHT = 300;
const MOST_WIDE = 380;
/** Size of a saved chart. */
const FILE = 460;

/** A chart of two fractions against each other. */
export function UnitChart({ words, spoken, topic, ...rest }: UnitChartProps) {
  const scheme = useComputedColorScheme('light');
  const { title, ...labels } = words(t);
  const { title: fileTitle, ...fileLabels } = words(tEnglish);
  const data: UnitChartData = { ...rest, ...labels };
  return (
    <ChartFigure
      title={title}
      fileTitle={fileTitle}
      help={<HelpButton topic={topic} />}
      spoken={unitSpoken(spoken, data)}
      readings={unitReadings(data)}
      height={HEIGHT}
      maxWidth={MOST_WIDE}
      draw={async (element, width) => {
        const { showChart } = await loadChart();
        const spec = unitSpec(data, { width, height: HEIGHT, scheme });
        await showChart(element, spec, unitPoints(data), scheme);
      }}
      imageOf={async (format) => {
        const { chartImage } = await loadChart();
        const spec = unitSpec({ ...rest, ...fileLabels }, fileFormat(fileTitle, FILE, FILE));
        return await chartImage(spec, unitPoints(data), format);
      }}
    />
  );
}
