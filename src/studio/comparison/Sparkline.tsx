const [WIDTH, HEIGHT, INSET] = [96, 32, 2];

interface SparklineProps {
  /** In [0, 1], one an epoch. */
  values: number[];
  colour: string | undefined;
}

/** Accuracy over the epochs, as a picture; what it says is in the words beside it. */
export function Sparkline({ values, colour = 'var(--mantine-color-dimmed)' }: SparklineProps) {
  const known = values.filter(Number.isFinite);
  const low = Math.min(...known, 0.999);
  const points = known.map((value, i) => {
    const x = INSET + (i / Math.max(1, known.length - 1)) * (WIDTH - 2 * INSET);
    const y = HEIGHT - INSET - ((value - low) / (1 - low)) * (HEIGHT - 2 * INSET);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth={2}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
