import { useState, type KeyboardEvent } from 'react';
import type { ImageHash } from '../../../../domain/dataset/dataset';
import type { ImageMap } from '../../../../engine/protocol/quality';
import { keyAction, middlePoint } from './mapKeys';
import { GONE, type Kinds } from './useKinds';
import type { MapControls } from './useMapView';
import { pointsShown, type Point } from './view';

interface MapKeysOptions {
  map: ImageMap;
  kinds: Kinds;
  controls: MapControls;
  size: { width: number; height: number };
  selected: ReadonlySet<ImageHash>;
  onSelect: (hashes: ImageHash[]) => void;
}

/** The map by keyboard; `middle` is the image that Space selects, while the keyboard is used. */
export function useMapKeys(options: MapKeysOptions) {
  const { map, kinds, controls, size, selected, onSelect } = options;
  const { hashes, points } = map;
  const { view } = controls;
  const [isUsed, setIsUsed] = useState(false);
  const isThere = (index: number) => kinds.of[index] !== GONE;
  const index = isUsed ? middlePoint(points, view, size, isThere) : -1;
  const at: Point = {
    x: points[2 * index]! * view.scale + view.x,
    y: points[2 * index + 1]! * view.scale + view.y,
  };

  function toggle(hash: ImageHash): void {
    const others = [...selected].filter((other) => other !== hash);
    onSelect(selected.has(hash) ? others : [...others, hash]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (!action) return;
    // The arrows and Space scroll the page.
    event.preventDefault();
    setIsUsed(true);
    if (action.kind === 'move') controls.moveBy(action.by);
    else if (action.kind === 'zoom') controls.zoomMiddle(action.factor);
    else if (action.kind === 'select-shown') {
      const shown = pointsShown(points, view, size, Infinity)!;
      onSelect(shown.filter(isThere).map((each) => hashes[each]!));
    } else {
      const middle = middlePoint(points, view, size, isThere);
      if (middle >= 0) toggle(hashes[middle]!);
    }
  }

  return {
    onKeyDown,
    /** The pointer takes over. */
    leave: () => setIsUsed(false),
    middle: index < 0 ? null : { index, at },
  };
}
