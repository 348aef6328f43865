import { MARK, FIRST, range, SECOND, SURFACE } from './inks';

const Square = ({ x, y, fill }: { x: number; y: number; fill: string }) => (
  <rect x={x} y={y} width="20" height="20" rx="3" fill={fill} />
);

/** All images, passed one after the other, and again from the first. */
export function Epoch() {
  return (
    <>
      {range(8).map((i) => (
        <Square key={i} x={12 + i * 28} y={42} fill={i % 2 ? SECOND : FIRST} />
      ))}
      <g fill="none" stroke={MARK} strokeWidth="2.5">
        <path d="M12 76 H228" />
        <path d="M220 70 l8 6 l-8 6" />
        <path d="M218 34 C218 6 22 6 22 30" strokeDasharray="4 4" />
        <path d="M15 24 l7 8 l7 -8" />
      </g>
    </>
  );
}

/** All images in groups of four; one group goes through the network. */
export function Batch() {
  return (
    <>
      {range(12).map((i) => (
        <Square
          key={i}
          x={14 + (i % 2) * 26 + Math.floor(i / 4) * 78}
          y={22 + (Math.floor(i / 2) % 2) * 26}
          fill={i % 3 ? FIRST : SECOND}
        />
      ))}
      {range(3).map((i) => (
        <rect
          key={i}
          x={6 + i * 78}
          y="14"
          width="62"
          height="62"
          rx="8"
          fill="none"
          stroke={i === 0 ? MARK : 'currentColor'}
          strokeWidth={i === 0 ? 3 : 1.5}
          strokeDasharray={i === 0 ? undefined : '4 4'}
        />
      ))}
    </>
  );
}

const LAYERS = [4, 5, 3];
const DROPPED = ['1-1', '1-3', '0-2'];
const at = (layer: number, i: number): [x: number, y: number] => [
  50 + layer * 70,
  44 + (i - (LAYERS[layer]! - 1) / 2) * 17,
];

/** Three layers of values, some of them left out with their connections. */
export function Dropout() {
  const units = LAYERS.flatMap((size, layer) =>
    range(size).map((i): [number, number] => [layer, i]),
  );
  const isKept = (layer: number, i: number) => !DROPPED.includes(`${layer}-${i}`);
  return (
    <>
      {units.flatMap(([layer, i]) =>
        range(LAYERS[layer + 1] ?? 0)
          .filter((next) => isKept(layer, i) && isKept(layer + 1, next))
          .map((next) => {
            const [x1, y1] = at(layer, i);
            const [x2, y2] = at(layer + 1, next);
            return (
              <path
                key={`${layer}-${i}-${next}`}
                d={`M${x1} ${y1} L${x2} ${y2}`}
                stroke="currentColor"
                strokeOpacity="0.5"
              />
            );
          }),
      )}
      {units.map(([layer, i]) => {
        const [cx, cy] = at(layer, i);
        return isKept(layer, i) ? (
          <circle key={`${layer}-${i}`} cx={cx} cy={cy} r="6" fill={MARK} />
        ) : (
          <circle
            key={`${layer}-${i}`}
            cx={cx}
            cy={cy}
            r="5.5"
            fill={SURFACE}
            stroke="currentColor"
            strokeDasharray="2 2"
          />
        );
      })}
    </>
  );
}

/** A face that looks to one side under a cap, so that turning and flipping it shows. */
const Face = ({ transform }: { transform: string }) => (
  <g transform={transform}>
    <circle r="15" fill={FIRST} />
    <path d="M-15 -3 A15 15 0 0 1 15 -3 L24 -3 L24 -8 L13 -8 Z" fill={SECOND} />
    <circle cx="1" cy="3" r="2" fill={SURFACE} />
    <circle cx="9" cy="3" r="2" fill={SURFACE} />
  </g>
);

const VARIANTS = ['', 'rotate(25)', 'scale(-1 1)', 'translate(7 -6) scale(1.2)'];

/** The original, then three changed copies of it. */
export function Augmentation() {
  return (
    <>
      {VARIANTS.map((change, i) => (
        <g key={change} transform={`translate(${32 + i * 59} 44)`}>
          <svg x="-25" y="-27" width="50" height="54" viewBox="-25 -27 50 54">
            <Face transform={change} />
          </svg>
          <rect
            x="-25"
            y="-27"
            width="50"
            height="54"
            rx="5"
            fill="none"
            stroke={i === 0 ? MARK : 'currentColor'}
            strokeWidth={i === 0 ? 3 : 1.5}
          />
        </g>
      ))}
    </>
  );
}

/** The three splits: validation works back on training, the test comes once behind it. */
export function Validation() {
  return (
    <>
      <rect x="8" y="38" width="134" height="30" rx="5" fill="var(--split-train)" />
      <rect x="146" y="38" width="38" height="30" rx="5" fill="var(--split-validation)" />
      <rect x="198" y="38" width="34" height="30" rx="5" fill="var(--split-test)" />
      <g fill="none" stroke={MARK} strokeWidth="2.5">
        <path d="M165 32 C165 8 75 8 75 28" />
        <path d="M68 22 l7 8 l7 -8" />
        <path d="M191 26 V80" strokeDasharray="4 4" stroke="currentColor" strokeWidth="1.5" />
        <path d="M207 20 l6 7 l12 -15" />
      </g>
    </>
  );
}
