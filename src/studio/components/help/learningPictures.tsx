import { MARK, FIRST, range, SECOND } from './inks';

const VALLEY = 'M8 10 C28 94 82 94 102 10';

/** Twice the loss over a weight: small steps to the lowest point, and steps that jump across it. */
export function LearningRate() {
  return (
    <>
      <path d={VALLEY} fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M14 30 L20 44 L28 56 L38 67 L50 73" fill="none" stroke={FIRST} strokeWidth="2.5" />
      {[
        [14, 30],
        [20, 44],
        [28, 56],
        [38, 67],
        [50, 73],
      ].map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r="4" fill={FIRST} />
      ))}
      <g transform="translate(130 0)">
        <path d={VALLEY} fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M28 56 L87 48 L18 40 L97 28 L9 14" fill="none" stroke={SECOND} strokeWidth="2.5" />
        {[
          [28, 56],
          [87, 48],
          [18, 40],
          [97, 28],
          [9, 14],
        ].map(([cx, cy]) => (
          <circle key={cx} cx={cx} cy={cy} r="4" fill={SECOND} />
        ))}
      </g>
    </>
  );
}

/** Loss over epochs: training falls on, validation rises from the dotted line. */
export function Overfitting() {
  return (
    <g fill="none" strokeWidth="2.5">
      <path d="M14 6 V80 H232" stroke="currentColor" strokeWidth="1.5" />
      <path d="M18 12 C50 58 110 70 228 76" stroke="var(--split-train)" />
      <path d="M18 10 C50 48 90 60 120 56 C160 52 190 36 228 16" stroke={MARK} />
      <path d="M108 8 V80" stroke="currentColor" strokeWidth="1.5" strokeDasharray="4 4" />
    </g>
  );
}

/** Validation loss by epoch: the lowest is the best, and after so many without a lower one training ends. */
export function Patience() {
  const epochs = [14, 34, 50, 62, 70, 66, 68, 64];
  return (
    <>
      <path d="M14 6 V80 H232" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {epochs.map((cy, i) => (
        <circle
          key={cy}
          cx={32 + i * 24}
          cy={cy}
          r={i === 4 ? 6 : 4}
          fill={i === 4 ? FIRST : MARK}
        />
      ))}
      <g fill="none" stroke="currentColor" strokeWidth="1.5">
        <path d="M138 46 V38 H200 V46" />
        <path d="M216 8 V80" strokeDasharray="4 4" />
      </g>
    </>
  );
}

const HEIGHTS = [70, 62, 54, 46, 40, 34, 28];

/** A network as bars, from the input on; the last `trained` of them are trained, the others stay. */
function Network({ trained }: { trained: number }) {
  return (
    <>
      {HEIGHTS.map((height, i) => {
        const isTrained = i >= HEIGHTS.length - trained;
        const isHead = i === HEIGHTS.length - 1;
        return (
          <rect
            key={height}
            x={16 + i * 28 + (isHead ? 16 : 0)}
            y={44 - height / 2}
            width="20"
            height={height}
            rx="4"
            fill={isTrained ? MARK : 'currentColor'}
            fillOpacity={isTrained ? 1 : 0.45}
          />
        );
      })}
      <path d="M184 44 h14" stroke="currentColor" strokeWidth="1.5" />
    </>
  );
}

/** A pretrained network that stays as it is, and a new part behind it. */
export function TransferLearning() {
  return <Network trained={1} />;
}

/** The last pretrained layers are trained with the new part. */
export function FineTuning() {
  return (
    <>
      <Network trained={4} />
      {range(3).map((i) => (
        <path
          key={i}
          d={`M${110 + i * 28} 82 l0 -9 m-4 4 l4 -4 l4 4`}
          fill="none"
          stroke={MARK}
          strokeWidth="2"
        />
      ))}
    </>
  );
}
