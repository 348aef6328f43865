import { Box, Group, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useId, useRef } from 'react';
import { CHART_INK, RUN_HUES } from '../../palette';
import { loadChart } from './loadChart';
import type { CurveSeries } from './series';

interface CurvesProps {
  /** What the lines measure: "Loss", "Accuracy". */
  title: string;
  /** Lines on shared axes, of one run or of several; shorter ones end earlier. */
  series: CurveSeries[];
  pointsPerEpoch?: number;
  /** Epochs after which another stage begins: a dotted rule. */
  boundaries?: number[];
  /** `fraction` fits an axis that ends at 100%; `loss` starts at zero. */
  scale: 'fraction' | 'loss';
  height?: number;
}

/** Two or three redraws a second look continuous and cost training little time. */
const REDRAW_MS = 400;

/** The range of a fraction's axis. Its minimum has few values, so that the chart is rarely rebuilt. */
function fractionDomain(series: CurveSeries[]): [number, number] {
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const least = Math.min(1, ...known);
  return [least < 0.4 ? 0 : least < 0.8 ? 0.4 : 0.8, 1];
}

function Legend({ lines }: { lines: { name: string; colour: string; dashed: boolean }[] }) {
  return (
    <Group gap="md" aria-hidden>
      {lines.map(({ name, colour, dashed }) => (
        <Group key={name} gap={6} wrap="nowrap">
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

const spoken = (title: string, series: CurveSeries[], percent: boolean): string => {
  const latest = series.map(({ name, values }) => {
    const value = values.findLast((known) => known !== null);
    if (value === undefined || value === null) return `${name} not known yet`;
    return `${name} ${percent ? `${(value * 100).toFixed(1)}%` : value.toFixed(3)}`;
  });
  return `${title}, latest values: ${latest.join(', ')}`;
};

/** Lines over epochs, drawn by tfjs-vis, redrawn at most a few times a second. */
export function Curves({
  title,
  series,
  pointsPerEpoch = 1,
  boundaries = [],
  scale,
  height = 220,
}: CurvesProps) {
  const titleId = useId();
  const scheme = useComputedColorScheme('light');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const canvas = useRef<HTMLDivElement>(null);
  const lines = series.map(({ name, colour, dashed = false, values }, i) => ({
    name,
    dashed,
    isPoint: values.filter((value) => value !== null).length === 1,
    colour: colour ?? RUN_HUES[scheme][i % RUN_HUES[scheme].length]!,
  }));
  const empty = series.every(({ values }) => values.every((value) => value === null));

  const wanted = useRef<(() => Promise<void>) | null>(null);
  const drawing = useRef(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0 || empty) return;
    wanted.current = async () => {
      const { drawLines } = await loadChart();
      await drawLines(element, series, {
        width: Math.floor(width),
        height,
        domain: scale === 'fraction' ? fractionDomain(series) : null,
        finish: { pointsPerEpoch, boundaries, lines, scheme, ink: CHART_INK[scheme] },
      });
    };
    void drawAll();
    async function drawAll() {
      if (drawing.current) return;
      drawing.current = true;
      try {
        while (wanted.current && element?.isConnected) {
          const draw = wanted.current;
          wanted.current = null;
          await draw();
          await new Promise((resolve) => setTimeout(resolve, REDRAW_MS));
        }
      } finally {
        drawing.current = false;
      }
    }
  });

  useEffect(() => {
    const element = canvas.current;
    return () => {
      wanted.current = null;
      if (element) void import('./lineChart').then(({ release }) => release(element));
    };
  }, []);

  return (
    <Stack gap={4} component="figure" m={0} aria-labelledby={titleId} miw={0}>
      <Group justify="space-between" component="figcaption">
        <Text id={titleId} fw={600} size="sm">
          {title}
        </Text>
        <Legend lines={lines} />
      </Group>
      <Box
        ref={ref}
        h={height}
        pos="relative"
        role="img"
        aria-label={spoken(title, series, scale === 'fraction')}
      >
        {empty && (
          <Text size="sm" c="dimmed" pos="absolute" inset={0} ta="center" pt={height / 2 - 20}>
            The first points appear as soon as training begins.
          </Text>
        )}
        <div ref={canvas} />
      </Box>
    </Stack>
  );
}
