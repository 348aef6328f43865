import { MARK, FIRST, range, SECOND } from './inks';

/** Five runs as rows: each tests on another fifth of the images. */
export function CrossValidation() {
  return range(5).map((run) =>
    range(5).map((part) => (
      <rect
        key={`${run} ${part}`}
        x={24 + part * 39}
        y={6 + run * 16}
        width="36"
        height="12"
        rx="3"
        fill={part === run ? MARK : FIRST}
        fillOpacity={part === run ? 1 : 0.35}
      />
    )),
  );
}

const GROUPS = [3, 1, 4, 2, 1];

/** Images in groups of different size, each with its outline. */
export function Groups() {
  return GROUPS.map((size, i) => {
    const x = 8 + GROUPS.slice(0, i).reduce((sum, each) => sum + each * 19 + 8, 0) * 0.98;
    return (
      <g key={i}>
        <rect
          x={x}
          y="26"
          width={size * 19}
          height="36"
          rx="8"
          fill="none"
          stroke={MARK}
          strokeWidth="2.5"
        />
        {range(size).map((n) => (
          <circle key={n} cx={x + 9.5 + n * 19} cy="44" r="6" fill={i % 2 ? SECOND : FIRST} />
        ))}
      </g>
    );
  });
}

const DIFFERENCES = [96, 112, 128, 134, 140, 152, 160, 178];

/** The differences of the runs as dots, with an interval of their mean that holds zero or not. */
export function CorrectedT() {
  return (
    <>
      <path d="M70 6 V82" stroke="currentColor" strokeDasharray="4 4" strokeWidth="1.5" />
      {DIFFERENCES.map((x, i) => (
        <circle key={x} cx={x} cy={20 + (i % 3) * 12} r="5" fill={FIRST} />
      ))}
      <path d="M84 66 H190 M84 58 V74 M190 58 V74" stroke={MARK} strokeWidth="3" />
      <circle cx="137" cy="66" r="6" fill={MARK} />
    </>
  );
}

/** Five divisions into halves: each half is trained on once and tested on once. */
export function FiveByTwo() {
  return range(5).map((repeat) =>
    range(2).map((half) => (
      <g key={`${repeat} ${half}`} transform={`translate(${20 + half * 104} ${6 + repeat * 16})`}>
        <rect
          width="46"
          height="12"
          rx="3"
          fill={half ? MARK : FIRST}
          fillOpacity={half ? 1 : 0.35}
        />
        <rect
          x="49"
          width="46"
          height="12"
          rx="3"
          fill={half ? FIRST : MARK}
          fillOpacity={half ? 0.35 : 1}
        />
      </g>
    )),
  );
}

const SEEDS = [
  [30, 22],
  [34, 18],
  [27, 24],
];

/** One split, and two results for each seed. */
export function SeedsTest() {
  return (
    <>
      <rect x="20" y="32" width="60" height="24" rx="4" fill={FIRST} fillOpacity="0.35" />
      <rect x="83" y="32" width="20" height="24" rx="4" fill={MARK} />
      {SEEDS.map(([first, second], i) => (
        <g key={i} transform={`translate(${128 + i * 34} 0)`}>
          <path
            d={`M0 ${74 - first!} L16 ${74 - second!}`}
            stroke="currentColor"
            strokeWidth="1.5"
          />
          <circle cy={74 - first!} r="5" fill={FIRST} />
          <circle cx="16" cy={74 - second!} r="5" fill={SECOND} />
        </g>
      ))}
      <path d="M120 82 H226" stroke="currentColor" strokeWidth="1.5" />
    </>
  );
}

/** Three means in order; two bars join those that are not told apart. */
export function Letters() {
  return (
    <>
      {[50, 116, 196].map((x, i) => (
        <circle key={x} cx={x} cy="30" r="9" fill={i === 2 ? SECOND : FIRST} />
      ))}
      <path d="M40 52 H126" stroke={MARK} strokeWidth="5" strokeLinecap="round" />
      <path d="M106 68 H206" stroke={MARK} strokeWidth="5" strokeLinecap="round" opacity="0.55" />
    </>
  );
}
