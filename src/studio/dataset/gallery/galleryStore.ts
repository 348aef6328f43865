import { create } from 'zustand';
import type { ImageHash, Split } from '../../../domain/dataset/dataset';
import { emptySelection, type Selection } from './selection';

/** What the gallery shows: a class (or the unlabelled tray), a split, near-duplicates only. */
export interface GalleryFilter {
  classId: string | null;
  split: Split | null;
  nearDuplicates: boolean;
}

export const everything: GalleryFilter = { classId: null, split: null, nearDuplicates: false };

interface GalleryState {
  filter: GalleryFilter;
  selection: Selection;
  /** The image that is open large. */
  opened: ImageHash | null;
}

/** State of the gallery; the images themselves are read from storage. */
export const useGallery = create<GalleryState>(() => ({
  filter: everything,
  selection: emptySelection,
  opened: null,
}));

/** Change the filter. The selection is cleared, because the selected images may no longer be shown. */
export function setFilter(changes: Partial<GalleryFilter>): void {
  useGallery.setState(({ filter }) => ({
    filter: { ...filter, ...changes },
    selection: emptySelection,
  }));
}

export const setSelection = (selection: Selection): void => useGallery.setState({ selection });

export const openImage = (opened: ImageHash | null): void => useGallery.setState({ opened });
