import { Button, Menu } from '@mantine/core';
import {
  IconCamera,
  IconChevronDown,
  IconFileImport,
  IconFileZip,
  IconFolder,
  IconMasksTheater,
  IconPlus,
} from '@tabler/icons-react';
import { t } from '../../../texts/t';

interface AddMenuProps {
  disabled: boolean;
  onFolder: () => void;
  onFiles: () => void;
  onWebcam: () => void;
  onSample: () => void;
  onProject: () => void;
}

/** Every way to add images. */
export function AddMenu({
  disabled,
  onFolder,
  onFiles,
  onWebcam,
  onSample,
  onProject,
}: AddMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          disabled={disabled}
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('dataset.page.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFolder size={16} aria-hidden />} onClick={onFolder}>
          {t('dataset.page.addFolder')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileZip size={16} aria-hidden />} onClick={onFiles}>
          {t('dataset.page.addFiles')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCamera size={16} aria-hidden />} onClick={onWebcam}>
          {t('dataset.page.addWebcam')}
        </Menu.Item>
        <Menu.Item leftSection={<IconMasksTheater size={16} aria-hidden />} onClick={onSample}>
          {t('dataset.page.addSample')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={onProject}>
          {t('project.section.open')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('dataset.page.dropAnywhere')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
