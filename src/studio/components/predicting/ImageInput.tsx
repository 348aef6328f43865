import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconFolder, IconPhotoUp, IconPlayerStop } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { t } from '../../../texts/t';
import { collectDropped, collectFolders, type Collect } from '../files/collectFiles';
import { pickFolder } from '../files/folder';
import { usePickers } from '../files/usePickers';
import { holdsFolder, useFileDrop } from '../useFileDrop';
import { usePageDrop } from '../usePageDrop';
import classes from './ImageInput.module.css';

interface ImageInputProps {
  image: Blob | null;
  /** Shown when the browser cannot show this image. */
  onUnreadable: () => void;
  onImage: (file: File) => void;
  /** Called with what finds the files, when they are several, a folder or a zip; absent where one image is wanted. */
  onSeveral?: (collect: Collect) => void;
  /** Whether images can be dropped anywhere on the page, not only here. */
  wholePage?: boolean;
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

/** The file, if it is one and no zip. */
const onlyFile = (files: readonly File[]): File | undefined =>
  files.length === 1 && !/\.zip$/i.test(files[0]!.name) ? files[0] : undefined;

/** Where the image is: dropped, chosen, pasted, or live from the camera. */
export function ImageInput({
  image,
  onUnreadable,
  onImage,
  onSeveral,
  wholePage = false,
  live,
  onLive,
  camera,
  overlay,
}: ImageInputProps) {
  const [refused, setRefused] = useState(false);
  const take = useCallback(
    (data: DataTransfer) => {
      const file = holdsFolder(data) ? undefined : onlyFile([...data.files]);
      setRefused(false);
      if (file) onImage(file);
      else if (onSeveral) onSeveral((onFound) => collectDropped(data, onFound));
      else setRefused(true);
    },
    [onImage, onSeveral],
  );
  const drop = useFileDrop((_, data) => take(data));
  const isOverPage = usePageDrop(wholePage ? take : null);
  const pickers = usePickers({
    accept: (collected) => {
      setRefused(false);
      const file = onlyFile(collected.files.map((each) => each.file));
      if (file) onImage(file);
      else if (onSeveral) onSeveral(async () => collected);
      else setRefused(true);
    },
    chooseFolder: async () => {
      const folder = await pickFolder();
      if (folder) onSeveral?.((onFound) => collectFolders([folder], onFound));
    },
  });

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      take(event.clipboardData);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [take]);

  return (
    <Stack gap="sm">
      <div
        className={classes.input}
        data-over={drop.over || isOverPage || undefined}
        {...drop.handlers}
      >
        {live && camera}
        {!live && image && (
          <div className={classes.frame}>
            <ImageView file={image} onUnreadable={onUnreadable} />
            {overlay}
          </div>
        )}
        {!live && !image && (
          <Stack align="center" gap="4xs" p="xl" ta="center">
            <IconPhotoUp size={40} stroke={1.3} aria-hidden />
            <Text fw={600}>{t(onSeveral ? 'trying.input.drop' : 'trying.input.dropOne')}</Text>
            <Text size="sm" c="dimmed">
              {t(onSeveral ? 'trying.input.or' : 'trying.input.orOne')}
            </Text>
          </Stack>
        )}
      </div>
      <Group gap="xs">
        <Button leftSection={<IconPhotoUp size={18} aria-hidden />} onClick={pickers.openFiles}>
          {t(onSeveral ? 'trying.input.choose' : 'trying.input.chooseOne')}
        </Button>
        {onSeveral && (
          <Button
            variant="default"
            leftSection={<IconFolder size={18} aria-hidden />}
            onClick={pickers.openFolder}
          >
            {t('trying.input.chooseFolder')}
          </Button>
        )}
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
      {refused && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('trying.input.onlyOne')}
        </Text>
      )}
      {pickers.inputs}
    </Stack>
  );
}
