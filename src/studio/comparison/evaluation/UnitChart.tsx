import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './evaluation.module.css';

type Point = readonly [x: number, y: number];

interface UnitChartProps {
  title: string;
  xLabel: string;
  yLabel: string;
  /** What the chart shows, for users of a screen reader. */
  spoken: string;
  /** Both coordinates in [0, 1]. */
  line: readonly Point[];
  /** Where the threshold is on the line. */
  marker?: Point;
  /** The line of a random classifier, or of perfect calibration. */
  diagonal?: boolean;
  /** Further SVG in the chart's own units: x to the right, y down, 0 to 100. */
  children?: ReactNode;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const x = (value: number): number => value * 100;
const y = (value: number): number => 100 - value * 100;

/** A chart of two fractions against each other. */
export function UnitChart(props: UnitChartProps) {
  const { title, xLabel, yLabel, spoken, line, marker, diagonal, children } = props;
  return (
    <figure className={classes.chart}>
      <Text component="figcaption" size="sm" fw={600}>
        {title}
      </Text>
      <svg viewBox="-20 -4 126 122" role="img" aria-label={spoken} className={classes.plot}>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={x(tick)} x2={x(tick)} y1={0} y2={100} />
            <line className={classes.grid} x1={0} x2={100} y1={y(tick)} y2={y(tick)} />
            <text x={x(tick)} y={107} textAnchor="middle">
              {tick}
            </text>
            <text x={-2.5} y={y(tick) + 1.6} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <text x={50} y={114.5} textAnchor="middle">
          {xLabel}
        </text>
        <text transform="translate(-16 50) rotate(-90)" textAnchor="middle">
          {yLabel}
        </text>
        {diagonal && <line className={classes.diagonal} x1={0} y1={100} x2={100} y2={0} />}
        {children}
        <polyline
          className={classes.line}
          points={line.map(([px, py]) => `${x(px).toFixed(2)},${y(py).toFixed(2)}`).join(' ')}
        />
        {marker && (
          <circle className={classes.marker} cx={x(marker[0])} cy={y(marker[1])} r={2.6} />
        )}
      </svg>
    </figure>
  );
}
