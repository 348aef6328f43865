/** What of the map is shown: pure, so that drawing, pointer and tests share it. */

export interface Point {
  x: number;
  y: number;
}

/** Screen = map · scale + offset, in CSS pixels. */
export interface MapView {
  scale: number;
  x: number;
  y: number;
}

const MARGIN = 24;
const LEAST_ZOOM = 0.5;
const MOST_ZOOM = 60;

/** The view that shows all points of [x, y, x, y, …] in a canvas of this size. */
export function wholeMap(points: Float32Array, width: number, height: number): MapView {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    top = Math.min(top, points[i + 1]!);
    bottom = Math.max(bottom, points[i + 1]!);
  }
  const room = (size: number) => Math.max(1, size - 2 * MARGIN);
  const scale = Math.min(
    room(width) / Math.max(right - left, 1e-6),
    room(height) / Math.max(bottom - top, 1e-6),
  );
  return {
    scale,
    x: width / 2 - (scale * (left + right)) / 2,
    y: height / 2 - (scale * (top + bottom)) / 2,
  };
}

/** The view nearer or further by `factor`, with what is at `at` staying there. */
export function zoomed(view: MapView, whole: MapView, factor: number, at: Point): MapView {
  const least = whole.scale * LEAST_ZOOM;
  const scale = Math.max(least, Math.min(whole.scale * MOST_ZOOM, view.scale * factor));
  const grown = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown };
}

/** The index of the point nearest to a place of the screen, within `reach` pixels; −1: none. */
export function pointAt(points: Float32Array, view: MapView, at: Point, reach: number): number {
  let best = -1;
  let least = reach * reach;
  for (let i = 0; i < points.length; i += 2) {
    const dx = points[i]! * view.scale + view.x - at.x;
    const dy = points[i + 1]! * view.scale + view.y - at.y;
    const square = dx * dx + dy * dy;
    if (square > least) continue;
    least = square;
    best = i / 2;
  }
  return best;
}

function isInside(lasso: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = lasso.length - 1; i < lasso.length; j = i++) {
    const [a, b] = [lasso[i]!, lasso[j]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** The indices of the points within a closed line on the screen. */
export function pointsInside(
  points: Float32Array,
  view: MapView,
  lasso: readonly Point[],
): number[] {
  const found: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]! * view.scale + view.x, points[i + 1]! * view.scale + view.y];
    if (isInside(lasso, x, y)) found.push(i / 2);
  }
  return found;
}

/** The indices of the points in a canvas of this size, at most `most`; null where there are more. */
export function pointsShown(
  points: Float32Array,
  view: MapView,
  size: { width: number; height: number },
  most: number,
): number[] | null {
  const found: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]! * view.scale + view.x, points[i + 1]! * view.scale + view.y];
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    if (found.push(i / 2) > most) return null;
  }
  return found;
}
