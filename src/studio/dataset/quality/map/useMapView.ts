import { useState } from 'react';
import { wholeMap, zoomed, type MapView, type Point } from './view';

/** A zoom that a button asked for: about the middle; null: the whole map. */
export interface ZoomRequest {
  count: number;
  factor: number | null;
}

export interface MapControls {
  view: MapView;
  zoomAt(factor: number, at: Point): void;
  moveBy(by: Point): void;
  /** About the middle; null: the whole map. */
  zoomMiddle(factor: number | null): void;
}

/** The view of a map in a canvas of this size: the whole map at first and after a resize. */
export function useMapView(
  points: Float32Array,
  { width, height }: { width: number; height: number },
  zoom: ZoomRequest,
): MapControls {
  const whole = wholeMap(points, width, height);
  const size = `${width} ${height}`;
  const [state, setState] = useState({ view: whole, size, zoom: zoom.count });
  const middle = { x: width / 2, y: height / 2 };
  const fromMiddle = (view: MapView, factor: number | null) =>
    factor === null ? whole : zoomed(view, whole, factor, middle);
  let current = state;
  if (state.size !== size) current = { ...current, view: whole, size };
  if (state.zoom !== zoom.count) {
    current = { ...current, view: fromMiddle(current.view, zoom.factor), zoom: zoom.count };
  }
  if (current !== state) setState(current);
  const change = (next: (view: MapView) => MapView) =>
    setState((now) => ({ ...now, view: next(now.view) }));
  return {
    view: current.view,
    zoomMiddle: (factor) => change((view) => fromMiddle(view, factor)),
    zoomAt: (factor, at) => change((view) => zoomed(view, whole, factor, at)),
    moveBy: ({ x, y }) => change((view) => ({ ...view, x: view.x + x, y: view.y + y })),
  };
}
