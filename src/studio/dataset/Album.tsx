import { Center, Loader, Paper, Stack, Text } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import type { ClassLabel } from '../../domain/dataset/dataset';
import type { PartCounts } from '../../storage/images';
import { t } from '../../texts/t';
import styles from './Album.module.css';
import { DatasetNotice } from './classes/DatasetNotice';
import { ClassPanel } from './classes/ClassPanel';
import { FilterBar } from './gallery/FilterBar';
import { Gallery } from './gallery/Gallery';
import gallery from './gallery/Gallery.module.css';
import { useGallery } from './gallery/galleryStore';
import { ImageModal } from './gallery/ImageModal';
import { SelectionBar } from './gallery/SelectionBar';
import { keepWithin } from './gallery/selection';
import { useGalleryItems } from './gallery/useGalleryItems';
import { SampleNote } from './SampleNote';
import { SplitPanel } from './split/SplitPanel';
import { StoragePanel } from './StoragePanel';

interface AlbumProps {
  imageCount: number;
  classes: readonly ClassLabel[];
  counts: Record<string, PartCounts>;
  busy: boolean;
}

/** A dataset that has images: its classes, split and storage beside its gallery. */
export function Album({ imageCount, classes, counts, busy }: AlbumProps) {
  const { filter, selection: chosen, opened } = useGallery();
  const items = useGalleryItems(filter);
  const selection = useMemo(() => keepWithin(chosen, items?.keys ?? []), [chosen, items]);
  const selecting = selection.selected.size > 0;
  // The panels are rendered after the gallery: all at once would be one long task.
  const hasPanels = useDeferredValue(true, false);
  return (
    <div className={styles.album}>
      <aside className={styles.side} aria-label={t('dataset.page.about')}>
        {hasPanels && (
          <>
            {!busy && <DatasetNotice classes={classes} counts={counts} />}
            <ClassPanel classes={classes} counts={counts} busy={busy} />
            <SplitPanel counts={counts} />
            <StoragePanel imageCount={imageCount} busy={busy} />
          </>
        )}
      </aside>
      <Stack gap="xs" className={styles.main}>
        <SampleNote imageCount={imageCount} busy={busy} />
        <div className={gallery.bar} data-selecting={selecting || undefined}>
          <FilterBar
            filter={filter}
            items={items}
            classes={classes}
            selection={selection}
            covered={selecting}
          />
          {selecting && <SelectionBar selection={selection} items={items} classes={classes} />}
        </div>
        {!items && (
          <Center mih="30vh">
            <Loader role="progressbar" aria-label={t('dataset.page.readingImages')} />
          </Center>
        )}
        {items?.keys.length === 0 && (
          <Paper p="xl" ta="center">
            <Text c="dimmed">{emptyMessage(filter.nearDuplicates, busy)}</Text>
          </Paper>
        )}
        {items && items.keys.length > 0 && (
          <Gallery items={items} classes={classes} selection={selection} />
        )}
      </Stack>
      <ImageModal hash={opened} keys={items?.keys ?? []} classes={classes} />
    </div>
  );
}

function emptyMessage(nearDuplicates: boolean, busy: boolean): string {
  if (busy) return t('dataset.page.soon');
  if (nearDuplicates) return t('dataset.page.noNearDuplicates');
  return t('dataset.page.noMatch');
}
