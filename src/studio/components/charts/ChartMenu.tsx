import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { sayError, t } from '../../../texts/t';
import { fileName, saveFile } from '../saveFile';
import type { ImageFormat } from './vegaView';

interface ChartMenuProps {
  /** The chart's title, in the button's name. */
  title: string;
  /** In English, in the file's name. */
  fileTitle: string;
  imageOf: (format: ImageFormat) => Promise<Blob>;
}

/** Saves a chart as a file. */
export function ChartMenu({ title, fileTitle, imageOf }: ChartMenuProps) {
  async function save(format: ImageFormat): Promise<void> {
    try {
      saveFile(`${fileName(fileTitle)}.${format}`, await imageOf(format));
    } catch (error) {
      notifications.show({ color: 'error', message: sayError(error) });
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('common.charts.save', { title })}
        >
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('svg')}>{t('common.charts.saveSvg')}</Menu.Item>
        <Menu.Item onClick={() => void save('png')}>{t('common.charts.savePng')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
