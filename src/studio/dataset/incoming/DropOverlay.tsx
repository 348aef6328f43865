import { Text } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { t } from '../../../texts/t';
import styles from './DropOverlay.module.css';

interface DropOverlayProps {
  /** Message for the user, when nothing can be dropped now. */
  refusal: string | null;
  onDrop: (transfer: DataTransfer) => void;
}

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Makes the whole window a place to drop files on, and shows it while some hover over it. */
export function DropOverlay({ refusal, onDrop }: DropOverlayProps) {
  const [hovering, setHovering] = useState(false);

  const over = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event)) return;
    // Without this the browser would leave the studio and open the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = refusal ? 'none' : 'copy';
    setHovering(true);
  });
  const leave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setHovering(false);
  });
  const drop = useEffectEvent((event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setHovering(false);
    if (!refusal && event.dataTransfer) onDrop(event.dataTransfer);
  });

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    window.addEventListener('dragenter', (event) => over(event), { signal });
    window.addEventListener('dragover', (event) => over(event), { signal });
    window.addEventListener('dragleave', (event) => leave(event), { signal });
    window.addEventListener('drop', (event) => drop(event), { signal });
    return () => listeners.abort();
  }, []);

  if (!hovering) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.sheet}>
        <IconPhotoDown size={56} stroke={1.3} aria-hidden />
        <Text size="xl" fw={600}>
          {refusal ?? t('dataset.incoming.dropAnywhere')}
        </Text>
        {!refusal && <Text>{t('dataset.incoming.dropHelp')}</Text>}
      </div>
    </div>
  );
}
