import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconPhotoUp, IconPlayerStop } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { t } from '../../texts/t';
import { holdsFolder, useFileDrop } from '../components/useFileDrop';
import classes from './ImageInput.module.css';

interface ImageInputProps {
  image: Blob | null;
  /** Shown when the browser cannot show this image. */
  onUnreadable: () => void;
  onImage: (file: File) => void;
  /** Called with a message for the user when what was dropped or pasted cannot be used. */
  onRefused: (message: string) => void;
  live: boolean;
  onLive: (live: boolean) => void;
  /** The camera, while it is live. */
  camera: ReactNode;
  /** What lies over the image. */
  overlay: ReactNode;
}

/** A file as an image; its address lives as long as it is shown. */
function ImageView({ file, onUnreadable }: { file: Blob; onUnreadable: () => void }) {
  const element = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (element.current) element.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return <img ref={element} alt={t('trying.input.image')} onError={onUnreadable} />;
}

/** Where the image is: dropped, chosen, pasted, or live from the camera. */
export function ImageInput({
  image,
  onUnreadable,
  onImage,
  onRefused,
  live,
  onLive,
  camera,
  overlay,
}: ImageInputProps) {
  const take = useCallback(
    (file: File, data: DataTransfer) =>
      holdsFolder(data) ? onRefused(t('trying.input.folder')) : onImage(file),
    [onImage, onRefused],
  );
  const drop = useFileDrop(([file], data) => take(file!, data));

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      if (!file) return;
      event.preventDefault();
      take(file, event.clipboardData!);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);

  return (
    <Stack gap="sm">
      <div className={classes.input} data-over={drop.over || undefined} {...drop.handlers}>
        {live && camera}
        {!live && image && (
          <div className={classes.frame}>
            <ImageView file={image} onUnreadable={onUnreadable} />
            {overlay}
          </div>
        )}
        {!live && !image && (
          <Stack align="center" gap={4} p="xl" ta="center">
            <IconPhotoUp size={40} stroke={1.3} aria-hidden />
            <Text fw={600}>{t('trying.input.drop')}</Text>
            <Text size="sm" c="dimmed">
              {t('trying.input.or')}
            </Text>
          </Stack>
        )}
      </div>
      <Group gap="xs">
        <FileButton accept="image/*" onChange={(file) => file && onImage(file)}>
          {(props) => (
            <Button {...props} leftSection={<IconPhotoUp size={18} aria-hidden />}>
              {t('trying.input.choose')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={
            live ? <IconPlayerStop size={18} aria-hidden /> : <IconCamera size={18} aria-hidden />
          }
          onClick={() => onLive(!live)}
        >
          {t(live ? 'trying.input.stopCamera' : 'trying.input.useCamera')}
        </Button>
      </Group>
    </Stack>
  );
}
