import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFileZip, IconFolder, IconPhotoSearch } from '@tabler/icons-react';
import { t } from '../../../texts/t';
import { formatList } from '../../components/format';
import input from '../../components/predicting/ImageInput.module.css';

interface ChooseImagesProps {
  classes: string[];
  onFolder: () => void;
  onFiles: () => void;
  /** Files are dragged over the page, which takes them anywhere. */
  over: boolean;
}

/** Where images to evaluate a model on are dropped or chosen. */
export function ChooseImages({ classes, onFolder, onFiles, over }: ChooseImagesProps) {
  return (
    <Stack gap="sm">
      <div className={input.input} data-over={over || undefined}>
        <Stack align="center" gap="4xs" p="xl" ta="center">
          <IconPhotoSearch size={40} stroke={1.3} aria-hidden />
          <Text fw={600}>{t('trying.choose.drop')}</Text>
          <Text size="sm" c="dimmed" maw={460}>
            {t('trying.choose.labels', { classes: formatList(classes) })}
          </Text>
        </Stack>
      </div>
      <Group gap="xs">
        <Button
          id="choose-images"
          leftSection={<IconFolder size={18} aria-hidden />}
          onClick={onFolder}
        >
          {t('trying.choose.folder')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileZip size={18} aria-hidden />}
          onClick={onFiles}
        >
          {t('trying.choose.files')}
        </Button>
      </Group>
    </Stack>
  );
}
