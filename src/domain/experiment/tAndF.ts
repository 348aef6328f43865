/**
 * Student's t and Snedecor's F, by the regularised incomplete beta function. Written out, because
 * stdlib's package for it brings 220 others, and jstat has no types: more than these forty lines.
 */

/** Lanczos's approximation (g = 7, n = 9), right to about 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** The logarithm of the gamma function, for x > 0. */
function logGamma(x: number): number {
  const [first, ...rest] = LANCZOS as [number, ...number[]];
  const series = rest.reduce((sum, coefficient, i) => sum + coefficient / (x + i), first);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

const TINY = 1e-300;
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Its continued fraction by Lentz's method (Numerical Recipes, 6.4), quick for x < (a + 1) / (a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      step = d * c;
      value *= step;
    }
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return value;
}

/** The regularised incomplete beta function I_x(a, b); x in [0, 1], a and b above 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
  const front = Math.exp(scale + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** The probability that |t| is at least this large, by Student's distribution; `df` > 0. */
export const tTwoSided = (t: number, df: number): number =>
  incompleteBeta(df / (df + t * t), df / 2, 0.5);

/** The probability that F is at least this large; `f` ≥ 0. */
export const fUpperTail = (f: number, [d1, d2]: readonly [number, number]): number =>
  incompleteBeta(d2 / (d2 + d1 * f), d2 / 2, d1 / 2);

/** Where a falling function of x ≥ 0 reaches `level`, by bisection to the last digit. */
function whereFalls(tail: (x: number) => number, level: number): number {
  let high = 1;
  while (tail(high) > level) high *= 2;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (tail(middle) > level) low = middle;
    else high = middle;
  }
}

/** Simulations ask for the same few thousands of times. */
const critical = new Map<string, number>();

function cached(key: string, compute: () => number): number {
  const known = critical.get(key) ?? compute();
  critical.set(key, known);
  return known;
}

/** The t that |t| exceeds with this probability, in (0, 1): 0.05 gives the half width of a 95% interval. */
export const tCritical = (level: number, df: number): number =>
  cached(`t ${level} ${df}`, () => whereFalls((t) => tTwoSided(t, df), level));

/** The F that is exceeded with this probability, in (0, 1). */
export const fCritical = (level: number, df: readonly [number, number]): number =>
  cached(`F ${level} ${df.join()}`, () => whereFalls((f) => fUpperTail(f, df), level));
