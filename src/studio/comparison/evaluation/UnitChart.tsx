import { useComputedColorScheme } from '@mantine/core';
import { ChartFigure } from '../../components/charts/ChartFigure';
import { fileFormat } from '../../components/charts/chartSpec';
import { HelpButton } from '../../components/help/HelpButton';
import type { HelpTopic } from '../../components/help/pictures';
import { loadChart } from '../../components/curves/loadChart';
import { unitPoints, unitSpec, type UnitChartData } from './unitSpec';
import { unitSpoken } from './unitSpoken';

interface UnitChartProps extends UnitChartData {
  title: string;
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
export function UnitChart({ title, spoken, topic, ...data }: UnitChartProps) {
  const scheme = useComputedColorScheme('light');
  return (
    <ChartFigure
      title={title}
      help={<HelpButton topic={topic} />}
      spoken={unitSpoken(spoken, data)}
      height={HEIGHT}
      maxWidth={MOST_WIDE}
      draw={async (element, width) => {
        const { showChart } = await loadChart();
        const spec = unitSpec(data, { width, height: HEIGHT, scheme });
        await showChart(element, spec, unitPoints(data), scheme);
      }}
      imageOf={async (format) => {
        const { chartImage } = await loadChart();
        return await chartImage(
          unitSpec(data, fileFormat(title, FILE, FILE)),
          unitPoints(data),
          format,
        );
      }}
    />
  );
}
