import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type PointerEvent } from 'react';
import type { ImageHash } from '../../../../domain/dataset/dataset';
import type { ImageMap } from '../../../../engine/protocol/quality';
import { t } from '../../../../texts/t';
import { CHART_INK } from '../../../palette';
import { Thumbnail } from '../../../components/Thumbnail';
import { draw } from './draw';
import styles from './Map.module.css';
import { useBitmaps } from './useBitmaps';
import { GONE, type Kinds } from './useKinds';
import { useMapKeys } from './useMapKeys';
import { useMapView, type ZoomRequest } from './useMapView';
import { pointAt, pointsInside, pointsShown, type Point } from './view';

export type MapMode = 'pan' | 'lasso';

/** So many points or fewer are drawn as images. */
const MOST_IMAGES = 80;
/** Pixels from a dot in which the pointer is on it. */
const REACH = 10;

interface MapCanvasProps {
  map: ImageMap;
  kinds: Kinds;
  mode: MapMode;
  zoom: ZoomRequest;
  selected: ReadonlySet<ImageHash>;
  onSelect: (hashes: ImageHash[]) => void;
  /** Id of the text that says how it is used. */
  note: string;
}

/** The map, drawn, by pointer and by keyboard; the gallery is what a screen reader has in its place. */
export function MapCanvas({ map, kinds, mode, zoom, selected, onSelect, note }: MapCanvasProps) {
  const { hashes, points } = map;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: frame, width, height } = useElementSize();
  const controls = useMapView(points, { width, height }, zoom);
  const { view, zoomAt, moveBy } = controls;
  const size = { width, height };
  const keys = useMapKeys({ map, kinds, controls, size, selected, onSelect });
  const [hovered, setHovered] = useState<{ index: number; at: Point } | null>(null);
  const [lasso, setLasso] = useState<readonly Point[]>([]);
  const [pressed, setPressed] = useState<Point | null>(null);
  const ink = CHART_INK[useComputedColorScheme('light')].text;

  const shown = useMemo(
    () => (width > 0 ? pointsShown(points, view, { width, height }, MOST_IMAGES) : null) ?? [],
    [points, view, width, height],
  );
  const bitmaps = useBitmaps(shown.map((index) => hashes[index]!));
  const places = useMemo(() => {
    if (selected.size === 0) return new Set<number>();
    return new Set(hashes.flatMap((hash, index) => (selected.has(hash) ? [index] : [])));
  }, [hashes, selected]);

  useEffect(() => {
    const frameId = requestAnimationFrame(() => {
      const target = canvas.current;
      if (!target || width === 0) return;
      const ratio = Math.min(2, window.devicePixelRatio);
      const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
      // To set it, even to the same, makes a new picture.
      if (target.width !== size.width || target.height !== size.height) Object.assign(target, size);
      const thumbnails = new Map(
        shown.flatMap((index) => {
          const bitmap = bitmaps.get(hashes[index]!);
          return bitmap ? [[index, bitmap] as const] : [];
        }),
      );
      const { of, colours, order } = kinds;
      const drawn = { points, view, kinds: of, colours, order };
      const scene = { ...drawn, selected: places, thumbnails, lasso, ink };
      draw(target, scene, ratio);
    });
    return () => cancelAnimationFrame(frameId);
  }, [points, view, kinds, places, bitmaps, shown, hashes, lasso, ink, width, height]);

  const placeOf = (event: { clientX: number; clientY: number }): Point => {
    const box = canvas.current!.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  // React's own handler of the wheel cannot keep the page from scrolling.
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY / 400), placeOf(event));
  });
  useEffect(() => {
    const target = canvas.current!;
    const listen = (event: WheelEvent) => onWheel(event);
    target.addEventListener('wheel', listen, { passive: false });
    return () => target.removeEventListener('wheel', listen);
  }, []);

  function onPointerDown(event: PointerEvent): void {
    canvas.current!.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    setPressed(at);
    setHovered(null);
    keys.leave();
    if (mode === 'lasso') setLasso([at]);
  }

  function onPointerMove(event: PointerEvent): void {
    const at = placeOf(event);
    if (!pressed) {
      keys.leave();
      const index = pointAt(points, view, at, REACH);
      setHovered(index < 0 || kinds.of[index] === GONE ? null : { index, at });
    } else if (mode === 'lasso') setLasso((line) => [...line, at]);
    else {
      moveBy({ x: at.x - pressed.x, y: at.y - pressed.y });
      setPressed(at);
    }
  }

  function onPointerUp(): void {
    setPressed(null);
    if (mode !== 'lasso') return;
    onSelect(pointsInside(points, view, lasso).map((index) => hashes[index]!));
    setLasso([]);
  }

  const pointed = keys.middle ?? hovered;
  return (
    <div ref={frame} className={styles.frame}>
      <canvas
        ref={canvas}
        // Its own keys: a screen reader passes them on.
        role="application"
        tabIndex={0}
        aria-describedby={note}
        aria-label={t('dataset.quality.map.label', { count: hashes.length })}
        className={styles.canvas}
        data-mode={mode}
        onKeyDown={keys.onKeyDown}
        onBlur={keys.leave}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => setHovered(null)}
      />
      {pointed && (
        <div className={styles.hover} style={{ left: pointed.at.x, top: pointed.at.y }}>
          <Thumbnail hash={hashes[pointed.index]!} />
          <span>{kinds.names[kinds.of[pointed.index]!]}</span>
        </div>
      )}
    </div>
  );
}
