import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconPhotoUp, IconPlayerStop } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { holdsFolder, useFileDrop } from '../components/useFileDrop';
import classes from './Stage.module.css';

interface StageProps {
  picture: Blob | null;
  /** Said when the browser cannot show this picture. */
  onUnreadable: () => void;
  onPicture: (file: File) => void;
  /** Told why what was dropped or pasted cannot be taken, with what to do. */
  onRefused: (message: string) => void;
  live: boolean;
  onLive: (live: boolean) => void;
  /** The camera, while it is live. */
  camera: ReactNode;
  /** What lies over the picture. */
  overlay: ReactNode;
}

/** A file as a picture; its address lives as long as it is shown. */
function Picture({ file, onUnreadable }: { file: Blob; onUnreadable: () => void }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return <img ref={image} alt="The one being tried" onError={onUnreadable} />;
}

const FOLDER =
  'This is a folder. Open it and drop one image file here. To add a whole folder to the dataset, use the Photographs page.';

/** Where the picture is: dropped, chosen, pasted, or live from the camera. */
export function Stage({
  picture,
  onUnreadable,
  onPicture,
  onRefused,
  live,
  onLive,
  camera,
  overlay,
}: StageProps) {
  const take = useCallback(
    (file: File, data: DataTransfer) => (holdsFolder(data) ? onRefused(FOLDER) : onPicture(file)),
    [onPicture, onRefused],
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
      <div className={classes.stage} data-over={drop.over || undefined} {...drop.handlers}>
        {live && camera}
        {!live && picture && (
          <div className={classes.frame}>
            <Picture file={picture} onUnreadable={onUnreadable} />
            {overlay}
          </div>
        )}
        {!live && !picture && (
          <Stack align="center" gap={4} p="xl" ta="center">
            <IconPhotoUp size={40} stroke={1.3} aria-hidden />
            <Text fw={600}>Drop a picture here</Text>
            <Text size="sm" c="dimmed">
              or choose one, paste one, or use the camera. It stays on this machine.
            </Text>
          </Stack>
        )}
      </div>
      <Group gap="xs">
        <FileButton accept="image/*" onChange={(file) => file && onPicture(file)}>
          {(props) => (
            <Button {...props} leftSection={<IconPhotoUp size={18} aria-hidden />}>
              Choose a picture
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
          {live ? 'Stop the camera' : 'Use the camera'}
        </Button>
      </Group>
    </Stack>
  );
}
