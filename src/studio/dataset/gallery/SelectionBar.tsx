import { ActionIcon, Button, Group, Kbd, Menu, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconMaximize,
  IconPlus,
  IconTag,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { UNLABELLED, type ClassLabel } from '../../../domain/dataset/dataset';
import { t } from '../../../texts/t';
import { ClassDot } from '../../components/ClassDot';
import { NameClassModal } from '../classes/NameClassModal';

import { relabel, remove } from './actions';
import { openImage, setSelection } from './galleryStore';
import { clearSelection, selectAll, type Selection } from './selection';
import type { GalleryItems } from './useGalleryItems';

interface SelectionBarProps {
  selection: Selection;
  items: GalleryItems | undefined;
  classes: readonly ClassLabel[];
}

/** What can be done with the images that are selected. */
export function SelectionBar({ selection, items, classes }: SelectionBarProps) {
  const hashes = [...selection.selected];
  const [naming, setNaming] = useState(false);
  return (
    <Group gap="xs" role="group" aria-label={t('dataset.gallery.selection')}>
      <Text size="sm" fw={600} role="status">
        {t('dataset.gallery.selected', { count: hashes.length })}
      </Text>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            leftSection={<IconTag size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('dataset.gallery.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {classes.map(({ id, name, position }, index) => (
            <Menu.Item
              key={id}
              leftSection={<ClassDot position={position} />}
              rightSection={index < 9 && <Kbd size="xs">{index + 1}</Kbd>}
              onClick={() => void relabel(hashes, id)}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setNaming(true)}
          >
            {t('dataset.gallery.newClass')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<ClassDot position={undefined} />}
            rightSection={<Kbd size="xs">0</Kbd>}
            onClick={() => void relabel(hashes, UNLABELLED)}
          >
            {t('dataset.unlabelled')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {hashes.length === 1 && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMaximize size={14} aria-hidden />}
          onClick={() => openImage(hashes[0]!)}
        >
          {t('dataset.gallery.open')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => void remove(hashes)}
      >
        {t('dataset.gallery.delete')}
      </Button>
      {items && hashes.length < items.keys.length && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => setSelection(selectAll(selection, items.keys))}
        >
          {t('dataset.gallery.selectAll')}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        ml="auto"
        aria-label={t('dataset.gallery.selectNothing')}
        onClick={() => setSelection(clearSelection(selection))}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
      {naming && (
        <NameClassModal
          label={null}
          onClose={() => setNaming(false)}
          onAdded={({ id }) => void relabel(hashes, id)}
        />
      )}
    </Group>
  );
}
