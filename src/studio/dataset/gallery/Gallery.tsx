import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { UNLABELLED, type ClassLabel, type ImageRecord } from '../../../domain/dataset/dataset';
import { readImages } from '../../../storage/images';
import { t } from '../../../texts/t';
import { useImagesQuery } from '../useImagesQuery';
import { relabel, remove } from './actions';
import styles from './Gallery.module.css';
import { openImage, setSelection } from './galleryStore';
import { groupedRows, keyTarget, plainRows, rowOf } from './layout';
import { choose, clearSelection, moveTo, selectAll, type Selection } from './selection';
import { Tile } from './Tile';
import type { GalleryItems } from './useGalleryItems';
import { useScrollMargin } from './useScrollMargin';

const GAP = 8;
const SMALLEST_TILE = 112;
/** What sticks to the top of the window above the images. */
const STICKY = 190;

interface GalleryProps {
  items: GalleryItems;
  classes: readonly ClassLabel[];
  selection: Selection;
}

/** The images. Only the rows in the window are rendered, so ten thousand scroll as smoothly as ten. */
export function Gallery({ items, classes, selection }: GalleryProps) {
  const { keys, groups } = items;
  const list = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize();
  const columns = Math.max(3, Math.floor((width + GAP) / (SMALLEST_TILE + GAP)));
  const tileSize = Math.max(1, (width - GAP * (columns - 1)) / columns);
  // Each group has a background of its own, which needs a gap around it.
  const rowHeight = tileSize + GAP * (groups ? 2 : 1);
  const rows = useMemo(
    () => (groups ? groupedRows(groups, columns) : plainRows(keys.length, columns)),
    [groups, keys.length, columns],
  );

  const virtualizer = useWindowVirtualizer({
    count: width > 0 ? rows.length : 0,
    estimateSize: () => rowHeight,
    overscan: 3,
    scrollMargin: useScrollMargin(list),
    scrollPaddingStart: STICKY,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const shown = virtualizer.getVirtualItems();
  const records = useRecords(
    shown.flatMap(({ index }) => {
      const { first, length } = rows[index]!;
      return keys.slice(first, first + length);
    }),
  );

  function goTo(index: number, next: Selection): void {
    setSelection(next);
    virtualizer.scrollToIndex(rowOf(rows, index));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    const chosen =
      selection.selected.size > 0 ? [...selection.selected] : [keys[selection.active]!];
    const rowsPerPage = Math.max(1, Math.floor((window.innerHeight - STICKY) / rowHeight));
    const target = keyTarget(key, selection.active, rows, rowsPerPage);
    const digit = command || !/^\d$/.test(key) ? null : Number(key);
    if (keys.length === 0) return;
    if (target !== null) {
      const next = shiftKey
        ? choose(selection, keys, target, { extend: true, toggle: command })
        : moveTo(selection, keys, target);
      goTo(target, next);
    } else if (key === ' ') {
      setSelection(choose(selection, keys, selection.active, { extend: shiftKey, toggle: true }));
    } else if (command && key.toLowerCase() === 'a') setSelection(selectAll(selection, keys));
    else if (key === 'Escape') setSelection(clearSelection(selection));
    else if (key === 'Enter') openImage(keys[selection.active]!);
    else if (key === 'Delete' || key === 'Backspace') void remove(chosen);
    else if (digit === 0) void relabel(chosen, UNLABELLED);
    else if (digit && classes[digit - 1]) void relabel(chosen, classes[digit - 1]!.id);
    else return;
    event.preventDefault();
  }

  function tileAt(event: MouseEvent): { index: number; onCheck: boolean } | null {
    const target = event.target as Element;
    const tile = target.closest<HTMLElement>('[data-index]');
    return (
      tile && { index: Number(tile.dataset['index']), onCheck: !!target.closest('[data-toggle]') }
    );
  }

  return (
    <div
      ref={useMergedRef(list, sized)}
      role="listbox"
      aria-label={t('dataset.gallery.label')}
      aria-multiselectable
      aria-activedescendant={keys[selection.active] && `picture-${keys[selection.active]}`}
      aria-describedby="gallery-keys"
      tabIndex={0}
      className={styles.gallery}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const hit = tileAt(event);
        if (!hit) return;
        const toggle = event.ctrlKey || event.metaKey || hit.onCheck;
        setSelection(choose(selection, keys, hit.index, { extend: event.shiftKey, toggle }));
      }}
      onDoubleClick={(event) => {
        const hit = tileAt(event);
        if (hit && !hit.onCheck) openImage(keys[hit.index]!);
      }}
    >
      {shown.map((item) => (
        <div
          key={item.key}
          className={styles.row}
          style={{
            transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)`,
            gridTemplateColumns: `repeat(${columns}, 1fr)`,
            ['--gap' as string]: `${GAP}px`,
          }}
        >
          {rows[item.index]!.segments.map((segment) => (
            <div
              key={segment.first}
              className={styles.segment}
              data-group={groups ? true : undefined}
              style={{
                gridColumn: `span ${groups ? segment.length : columns}`,
                gridTemplateColumns: `repeat(${groups ? segment.length : columns}, 1fr)`,
              }}
            >
              {keys.slice(segment.first, segment.first + segment.length).map((hash, offset) => (
                <Tile
                  key={hash}
                  hash={hash}
                  index={segment.first + offset}
                  count={keys.length}
                  selected={selection.selected.has(hash)}
                  active={segment.first + offset === selection.active}
                  record={records.get(hash)}
                  classes={classes}
                />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The records of the images in the window, from a live query. */
function useRecords(hashes: string[]): Map<string, ImageRecord> {
  const records = useImagesQuery(hashes.join(), () => readImages(hashes));
  return useMemo(() => {
    const found = (records ?? []).filter((record) => record !== undefined);
    return new Map(found.map((record) => [record.hash, record]));
  }, [records]);
}
