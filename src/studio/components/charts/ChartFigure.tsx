import { Box, Group, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { sayError, t } from '../../../texts/t';
import { ChartMenu } from './ChartMenu';
import { ChartReader, type ChartReadings } from './ChartReader';
import type { ImageFormat } from './vegaView';

interface ChartFigureProps {
  title: string;
  /** In the name of the button that saves it, where the title alone says too little. */
  longTitle?: string;
  /** The title of the saved file and its name, in English. */
  fileTitle: string;
  /** Beside the title. */
  help?: ReactNode;
  legend?: ReactNode;
  /** What the chart shows, for users of a screen reader. */
  spoken: string;
  /** Its points, for the keyboard. */
  readings: ChartReadings;
  height: number;
  /** Most pixels wide. */
  maxWidth?: number;
  /** Instead of a chart, while there is nothing to draw. */
  empty?: string | null;
  /** Draws into `element`; called again after each render, at most once in `everyMs`. */
  draw: (element: HTMLElement, width: number) => Promise<void>;
  everyMs?: number;
  /** What the user chose for the chart: a change of it does not wait for `everyMs`. */
  chosen?: string;
  imageOf: (format: ImageFormat) => Promise<Blob>;
}

/** A chart with its title, legend, text alternative and the menu that saves it. */
export function ChartFigure(props: ChartFigureProps) {
  const {
    title,
    longTitle = title,
    fileTitle,
    help,
    legend,
    spoken,
    readings,
    height,
    maxWidth,
    empty,
  } = props;
  const { draw, everyMs = 0, chosen, imageOf } = props;
  const titleId = useId();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const canvas = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = useRef<(() => Promise<void>) | null>(null);
  const drawing = useRef(false);
  const drawNow = useRef(() => {});
  /** Whether `chosen` changed since the last drawing began. */
  const hurry = useRef(false);

  // Before the effect that draws: a drawing that it begins has the new choice already.
  useEffect(() => {
    hurry.current = true;
    drawNow.current();
  }, [chosen]);

  useEffect(() => {
    const element = canvas.current;
    if (empty) wanted.current = null;
    if (!element || width === 0 || empty) return;
    wanted.current = () => draw(element, Math.floor(width));
    void drawAll();
    async function drawAll() {
      if (drawing.current) return;
      drawing.current = true;
      try {
        while (wanted.current && element?.isConnected) {
          const next = wanted.current;
          wanted.current = null;
          hurry.current = false;
          try {
            await next();
            setProblem(null);
          } catch (error) {
            setProblem(sayError(error));
          }
          setDrawn(true);
          await new Promise<void>((resolve) => {
            drawNow.current = resolve;
            if (hurry.current) resolve();
            else setTimeout(resolve, everyMs);
          });
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
      if (!element) return;
      // Without the library nothing was drawn.
      import('./vegaView').then(
        ({ release }) => release(element),
        () => undefined,
      );
    };
  }, []);

  const instead = empty || (problem && `${t('common.charts.notDrawn')} ${problem}`);
  return (
    <Stack
      gap="4xs"
      component="figure"
      m={0}
      pos="relative"
      aria-labelledby={titleId}
      miw={0}
      maw={maxWidth}
    >
      <Group justify="space-between" component="figcaption" gap="xs" wrap="nowrap">
        <Group gap="md" miw={0}>
          <Group gap="4xs" miw={0} wrap="nowrap">
            <Text id={titleId} fw={600} size="sm">
              {title}
            </Text>
            {help}
          </Group>
          {legend}
        </Group>
        {!empty && <ChartMenu title={longTitle} fileTitle={fileTitle} imageOf={imageOf} />}
      </Group>
      <Box
        ref={ref}
        h={height}
        pos="relative"
        // Until it is drawn again, a chart is wider than a window that was made narrower.
        style={{ overflow: 'hidden' }}
        role="img"
        aria-label={spoken}
        data-loading={(!empty && !drawn) || undefined}
      >
        {instead && (
          <Text
            size="sm"
            c="dimmed"
            pos="absolute"
            inset={0}
            ta="center"
            pt={height / 2 - 20}
            // A problem may name a long address.
            style={{ overflowWrap: 'anywhere' }}
          >
            {instead}
          </Text>
        )}
        <div ref={canvas} hidden={Boolean(instead)} />
      </Box>
      {!empty && <ChartReader title={longTitle} readings={readings} />}
    </Stack>
  );
}
