/** What keys do on the map: pure, so that a test needs no page. */
import { pointsShown, type MapView, type Point } from './view';

export type MapKeyAction =
  | { kind: 'move'; by: Point }
  /** null: the whole map. */
  | { kind: 'zoom'; factor: number | null }
  /** Select what is in view, or add the image in the middle to the selection, or take it away. */
  | { kind: 'select-shown' }
  | { kind: 'toggle-middle' };

/** Pixels that an arrow moves the map by. */
const STEP = 40;
const FACTOR = 1.5;

const KEYS: Record<string, MapKeyAction> = {
  // As if the window moved over the map.
  ArrowLeft: { kind: 'move', by: { x: STEP, y: 0 } },
  ArrowRight: { kind: 'move', by: { x: -STEP, y: 0 } },
  ArrowUp: { kind: 'move', by: { x: 0, y: STEP } },
  ArrowDown: { kind: 'move', by: { x: 0, y: -STEP } },
  '+': { kind: 'zoom', factor: FACTOR },
  // The same key without Shift.
  '=': { kind: 'zoom', factor: FACTOR },
  '-': { kind: 'zoom', factor: 1 / FACTOR },
  '0': { kind: 'zoom', factor: null },
  Enter: { kind: 'select-shown' },
  ' ': { kind: 'toggle-middle' },
};

/** Null of other keys, and with a modifier, which is the browser's. */
export const keyAction = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): MapKeyAction | null =>
  ctrlKey || metaKey || altKey ? null : (KEYS[key] ?? null);

interface Size {
  width: number;
  height: number;
}

/** The point in view that is nearest to the middle; −1: none is in view. */
export function middlePoint(
  points: Float32Array,
  view: MapView,
  size: Size,
  isThere: (index: number) => boolean,
): number {
  let [best, least] = [-1, Infinity];
  for (const index of pointsShown(points, view, size, Infinity)!) {
    if (!isThere(index)) continue;
    const dx = points[2 * index]! * view.scale + view.x - size.width / 2;
    const dy = points[2 * index + 1]! * view.scale + view.y - size.height / 2;
    const square = dx * dx + dy * dy;
    if (square < least) [best, least] = [index, square];
  }
  return best;
}
