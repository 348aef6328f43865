import type { EpochRecord } from '../../domain/run/run';

interface SparklineProps {
  epochs: EpochRecord[];
  /** Any CSS colour; that of validation when absent. */
  colour?: string | undefined;
}

const WIDTH = 72;
const HEIGHT = 32;

/** Validation accuracy over the epochs, nothing before the first. Hidden from screen readers, which read the number beside it. */
export function Sparkline({ epochs, colour = 'var(--split-validation)' }: SparklineProps) {
  const values = epochs.map(({ valAccuracy }) => valAccuracy).filter(Number.isFinite);
  if (values.length === 0) return null;
  const least = Math.min(...values, 1);
  const range = Math.max(0.05, 1 - least);
  const points = values.map((value, i) => {
    const x = (i / Math.max(1, values.length - 1)) * (WIDTH - 6) + 3;
    return `${x.toFixed(1)},${(3 + ((1 - value) / range) * (HEIGHT - 6)).toFixed(1)}`;
  });
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden style={{ flex: 'none' }}>
      <rect width={WIDTH} height={HEIGHT} rx="6" fill="var(--mantine-color-default-hover)" />
      {values.length === 1 && <circle cx={WIDTH / 2} cy={HEIGHT / 2} r="3" fill={colour} />}
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
