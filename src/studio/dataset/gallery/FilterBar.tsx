import {
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Select,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import { SPLITS, UNLABELLED, type ClassLabel, type Split } from '../../../domain/dataset/dataset';
import { t } from '../../../texts/t';
import { formatImages, splitName } from '../format';
import { everything, setFilter, setSelection, type GalleryFilter } from './galleryStore';
import { selectAll, type Selection } from './selection';
import type { GalleryItems } from './useGalleryItems';

interface FilterBarProps {
  filter: GalleryFilter;
  items: GalleryItems | undefined;
  classes: readonly ClassLabel[];
  selection: Selection;
  /** True while the selection bar covers this one. It stays in the layout, so that nothing moves. */
  covered: boolean;
}

function howMany(items: GalleryItems | undefined): string {
  if (!items) return t('dataset.gallery.reading');
  const images = formatImages(items.keys.length);
  const { groups } = items;
  return groups ? t('dataset.gallery.inGroups', { images, count: groups.length }) : images;
}

/** Which images are shown: by class, split, and near-duplicates. */
export function FilterBar({ filter, items, classes, selection, covered }: FilterBarProps) {
  const shown = items?.keys.length ?? 0;
  return (
    <Group
      gap="sm"
      role="group"
      aria-label={t('dataset.gallery.show')}
      style={covered ? { visibility: 'hidden' } : {}}
    >
      <Select
        aria-label={t('dataset.gallery.class')}
        size="xs"
        w={170}
        value={filter.classId ?? ''}
        allowDeselect={false}
        data={[
          { value: '', label: t('dataset.gallery.allClasses') },
          ...classes.map(({ id, name }) => ({ value: id, label: name })),
          { value: UNLABELLED, label: t('dataset.unlabelled') },
        ]}
        onChange={(value) => setFilter({ classId: value || null })}
      />
      <SegmentedControl
        aria-label={t('dataset.gallery.split')}
        size="xs"
        value={filter.split ?? ''}
        data={[
          { value: '', label: t('dataset.gallery.all') },
          ...SPLITS.map((split) => ({ value: split, label: splitName(split) })),
        ]}
        onChange={(value) => setFilter({ split: (value || null) as Split | null })}
      />
      <Checkbox
        size="xs"
        label={t('dataset.gallery.nearDuplicatesOnly')}
        checked={filter.nearDuplicates}
        onChange={(event) => setFilter({ nearDuplicates: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" role="status" ml="auto">
        {howMany(items)}
      </Text>
      {shown > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setSelection(selectAll(selection, items!.keys))}
        >
          {t('dataset.gallery.selectAll')}
        </Button>
      )}
      {filter !== everything && shown === 0 && items && (
        <Button size="compact-xs" variant="subtle" onClick={() => setFilter(everything)}>
          {t('dataset.gallery.showEverything')}
        </Button>
      )}
      <VisuallyHidden id="gallery-keys">{t('dataset.gallery.keys')}</VisuallyHidden>
    </Group>
  );
}
