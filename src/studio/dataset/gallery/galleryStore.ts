import { create } from 'zustand';
import type { ImageHash, Split } from '../../../domain/dataset/dataset';
import { emptySelection, type Selection } from './selection';

/** What the gallery shows: a class (or the unlabelled tray), a part, near-duplicates only. */
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

/** What the gallery is doing; the images themselves are read from storage. */
export const useGallery = create<GalleryState>(() => ({
  filter: everything,
  selection: emptySelection,
  opened: null,
}));

/** Show something else; what was selected would no longer be seen, so it is let go. */
export function setFilter(changes: Partial<GalleryFilter>): void {
  useGallery.setState(({ filter }) => ({
    filter: { ...filter, ...changes },
    selection: emptySelection,
  }));
}

export const setSelection = (selection: Selection): void => useGallery.setState({ selection });

export const openPicture = (opened: ImageHash | null): void => useGallery.setState({ opened });
