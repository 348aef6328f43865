import { MARK, FIRST, range, SECOND } from './inks';

/** Images of the class are in the first colour; the outline holds what is predicted as the class. */
export function PrecisionRecall() {
  return (
    <>
      {range(24).map((i) => {
        const column = i % 8;
        return (
          <circle
            key={i}
            cx={24 + column * 27.5}
            cy={18 + Math.floor(i / 8) * 26}
            r="8"
            fill={column < 4 || i === 12 ? FIRST : SECOND}
            fillOpacity={column < 4 || i === 12 ? 1 : 0.45}
          />
        );
      })}
      <rect
        x="38"
        y="3"
        width="110"
        height="82"
        rx="14"
        fill="none"
        stroke={MARK}
        strokeWidth="3"
      />
    </>
  );
}

const Axes = () => <path d="M70 4 V80 H176" fill="none" stroke="currentColor" strokeWidth="1.5" />;

/** A curve above the diagonal, with the area under it. */
export function Roc() {
  return (
    <>
      <path d="M70 80 C74 24 96 8 172 6 V80 Z" fill={FIRST} fillOpacity="0.2" />
      <Axes />
      <path d="M70 80 L172 6" stroke="currentColor" strokeDasharray="4 4" />
      <path d="M70 80 C74 24 96 8 172 6" fill="none" stroke={FIRST} strokeWidth="3" />
      <circle cx="88" cy="33" r="5" fill={MARK} />
    </>
  );
}

const OBSERVED = [6, 14, 34, 48, 68];

/** What is observed, as bars, against the diagonal of what the probabilities promise. */
export function Calibration() {
  return (
    <>
      {OBSERVED.map((height, i) => (
        <rect
          key={height}
          x={74 + i * 20}
          y={80 - height}
          width="16"
          height={height}
          rx="2"
          fill={FIRST}
          fillOpacity="0.7"
        />
      ))}
      <Axes />
      <path d="M70 80 L172 6" stroke={MARK} strokeWidth="2.5" strokeDasharray="5 4" />
    </>
  );
}

/** Accuracy, which falls as more images are answered, and a point chosen on it. */
export function Abstain() {
  return (
    <>
      <Axes />
      <path d="M72 12 C110 12 140 18 172 48" fill="none" stroke={FIRST} strokeWidth="3" />
      <path d="M134 22 V80" stroke="currentColor" strokeDasharray="4 4" />
      <circle cx="134" cy="22" r="5" fill={MARK} />
    </>
  );
}

const Mark = ({ correct, x, y }: { correct: boolean; x: number; y: number }) => (
  <path
    transform={`translate(${x} ${y})`}
    d={correct ? 'M-5 0 l4 5 l7 -10' : 'M-5 -5 l10 10 m0 -10 l-10 10'}
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
  />
);

/** Both models correct or wrong: four cells, of which the two outlined ones count. */
export function McNemar() {
  return (
    <>
      {range(4).map((i) => {
        const x = 54 + (i % 2) * 70;
        const y = 6 + Math.floor(i / 2) * 40;
        const counts = i === 1 || i === 2;
        return (
          <g key={i} color={counts ? MARK : undefined}>
            <rect
              x={x}
              y={y}
              width="64"
              height="34"
              rx="6"
              fill="currentColor"
              fillOpacity={counts ? 0.2 : 0.1}
              stroke={counts ? MARK : 'none'}
              strokeWidth="2.5"
            />
            <Mark correct={i < 2} x={x + 20} y={y + 17} />
            <Mark correct={i % 2 === 0} x={x + 44} y={y + 17} />
          </g>
        );
      })}
    </>
  );
}
