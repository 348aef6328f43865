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
import { count, formatImages, splitNames } from '../format';
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

/** Which images are shown: by class, split, and near-duplicates. */
export function FilterBar({ filter, items, classes, selection, covered }: FilterBarProps) {
  const shown = items?.keys.length ?? 0;
  const groups = items?.groups;
  return (
    <Group gap="sm" role="group" aria-label="Show" style={covered ? { visibility: 'hidden' } : {}}>
      <Select
        aria-label="Class"
        size="xs"
        w={170}
        value={filter.classId ?? ''}
        allowDeselect={false}
        data={[
          { value: '', label: 'All classes' },
          ...classes.map(({ id, name }) => ({ value: id, label: name })),
          { value: UNLABELLED, label: 'Unlabelled' },
        ]}
        onChange={(value) => setFilter({ classId: value || null })}
      />
      <SegmentedControl
        aria-label="Split"
        size="xs"
        value={filter.split ?? ''}
        data={[
          { value: '', label: 'All' },
          ...SPLITS.map((split) => ({ value: split, label: splitNames[split] })),
        ]}
        onChange={(value) => setFilter({ split: (value || null) as Split | null })}
      />
      <Checkbox
        size="xs"
        label="Near-duplicates only"
        checked={filter.nearDuplicates}
        onChange={(event) => setFilter({ nearDuplicates: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" role="status" ml="auto">
        {items ? formatImages(shown) : 'Reading…'}
        {groups && ` in ${count(groups.length)} group${groups.length === 1 ? '' : 's'}`}
      </Text>
      {shown > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setSelection(selectAll(selection, items!.keys))}
        >
          Select all
        </Button>
      )}
      {filter !== everything && shown === 0 && items && (
        <Button size="compact-xs" variant="subtle" onClick={() => setFilter(everything)}>
          Show everything
        </Button>
      )}
      <VisuallyHidden id="gallery-keys">
        Arrow keys move, Space selects, Shift with arrows selects a range, Control A selects all,
        Enter opens, a digit moves to that class and 0 to unlabelled, Delete deletes, Control Z
        takes the last change back.
      </VisuallyHidden>
    </Group>
  );
}
