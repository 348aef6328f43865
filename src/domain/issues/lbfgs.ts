/** How many steps back the curvature is estimated from. */
const MEMORY = 10;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

const largest = (a: Float64Array): number => a.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** a + scale · b. */
const plus = (a: Float64Array, scale: number, b: Float64Array): Float64Array =>
  a.map((x, i) => x + scale * b[i]!);

/** A step that was made: how the point and the gradient changed. */
interface Step {
  point: Float64Array;
  gradient: Float64Array;
  /** 1 / (point · gradient). */
  rho: number;
}

/** The gradient times an estimate of the inverse Hessian (the two-loop recursion). */
function preconditioned(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  let q: Float64Array = gradient.slice();
  const alphas = steps.map(() => 0);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { point, gradient: change, rho } = steps[i]!;
    alphas[i] = rho * dot(point, q);
    q = plus(q, -alphas[i]!, change);
  }
  const last = steps.at(-1);
  const scale = last ? 1 / (last.rho * dot(last.gradient, last.gradient)) : 1;
  q = q.map((x) => scale * x);
  steps.forEach(({ point, gradient: change, rho }, i) => {
    q = plus(q, alphas[i]! - rho * dot(change, q), point);
  });
  return q;
}

/** The value of a function and its gradient at a point. */
export type Objective = (point: Float64Array) => { value: number; gradient: Float64Array };

/**
 * Minimise a smooth, strictly convex function by L-BFGS (Liu and Nocedal 1989) with backtracking.
 * Yields after each step, so that the caller can show progress and stop. Ends when no entry of the
 * gradient is over `tolerance`, after `steps` steps, or when no step lowers the value any more.
 */
export function* minimise(
  objective: Objective,
  start: Float64Array,
  { tolerance, steps }: { tolerance: number; steps: number },
): Generator<void, Float64Array> {
  let point = start;
  let { value, gradient } = objective(point);
  const made: Step[] = [];
  for (let n = 0; n < steps && largest(gradient) > tolerance; n++) {
    const direction = preconditioned(gradient, made);
    const slope = -dot(gradient, direction);
    let size = made.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
    let next = plus(point, -size, direction);
    let there = objective(next);
    // Armijo's condition.
    while (there.value > value + 1e-4 * size * slope) {
      size /= 2;
      if (size < 1e-10) return point;
      next = plus(point, -size, direction);
      there = objective(next);
    }
    const moved = plus(next, -1, point);
    const turned = plus(there.gradient, -1, gradient);
    const curvature = dot(moved, turned);
    if (curvature > 0) made.push({ point: moved, gradient: turned, rho: 1 / curvature });
    if (made.length > MEMORY) made.shift();
    point = next;
    ({ value, gradient } = there);
    yield;
  }
  return point;
}
