import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { startImport } from '../../../client/importSession';
import { photographs } from '../format';
import { takeFrame, useCamera } from '../../components/useCamera';
import styles from './WebcamModal.module.css';

/** While the button is held, a frame this often: more would be copies of one another. */
const FRAME_MS = 250;
const MOST_FRAMES = 300;

interface Frame {
  url: string;
  blob: Blob;
  takenAt: number;
}

interface WebcamModalProps {
  label: ClassLabel;
  onClose: () => void;
}

/** Take photographs of a class with the camera: press for one, hold for a series. */
export function WebcamModal({ label, onClose }: WebcamModalProps) {
  const { video, ready, problem } = useCamera();
  const [frames, setFrames] = useState<Frame[]>([]);
  const [holding, setHolding] = useState(false);
  const taken = useRef<Frame[]>([]);

  function keep(next: Frame[]): void {
    taken.current = next;
    setFrames(next);
  }

  useEffect(() => () => taken.current.forEach(({ url }) => URL.revokeObjectURL(url)), []);

  useEffect(() => {
    if (!holding || !ready) return;
    let busy = false;
    async function take(): Promise<void> {
      if (busy || !video.current || taken.current.length >= MOST_FRAMES) return;
      busy = true;
      const blob = await takeFrame(video.current);
      if (blob)
        keep([...taken.current, { blob, url: URL.createObjectURL(blob), takenAt: Date.now() }]);
      busy = false;
    }
    void take();
    const timer = setInterval(() => void take(), FRAME_MS);
    return () => clearInterval(timer);
  }, [holding, ready, video]);

  function drop(frame: Frame): void {
    URL.revokeObjectURL(frame.url);
    keep(taken.current.filter((other) => other !== frame));
  }

  function add(): void {
    const files = frames.map(({ blob, takenAt }, n) => {
      const name = `${new Date(takenAt).toISOString().replace(/[:.]/g, '-')}-${n}.jpg`;
      const file = new File([blob], name, { type: blob.type });
      return {
        path: `webcam/${label.name}/${name}`,
        file,
        classId: label.id,
        source: 'webcam' as const,
      };
    });
    void startImport(files);
    onClose();
  }

  const full = frames.length >= MOST_FRAMES;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      centered
      title={`Photographs of ${label.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        {problem ? (
          <Alert
            color="yellow"
            icon={<IconCameraOff aria-hidden />}
            title="No picture from the camera"
          >
            {problem}
          </Alert>
        ) : (
          <div className={styles.stage}>
            {!ready && <Loader aria-label="Starting the camera" className={styles.waiting} />}
            <video ref={video} muted playsInline className={styles.video} aria-label="Camera" />
          </div>
        )}
        {!problem && (
          <Button
            size="lg"
            data-autofocus
            disabled={!ready || full}
            variant={holding ? 'light' : 'filled'}
            leftSection={<IconCamera aria-hidden />}
            style={{ touchAction: 'none' }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setHolding(true);
            }}
            onPointerUp={() => setHolding(false)}
            onPointerCancel={() => setHolding(false)}
            onBlur={() => setHolding(false)}
            onKeyDown={({ key }) => (key === ' ' || key === 'Enter') && setHolding(true)}
            onKeyUp={() => setHolding(false)}
            onContextMenu={(event) => event.preventDefault()}
          >
            {full ? 'That is enough for one go' : 'Take photographs'}
          </Button>
        )}
        <Text size="sm" role="status" c="dimmed">
          {frames.length === 0
            ? 'Press for one, hold for more. Move a little between them: different angles, distances and light teach more.'
            : `${photographs(frames.length)} taken. Click one to leave it out.`}
        </Text>
        {frames.length > 0 && (
          <div className={styles.strip}>
            {frames.toReversed().map((frame, n) => (
              <button
                key={frame.url}
                type="button"
                aria-label={`Leave out photograph ${frames.length - n}`}
                onClick={() => drop(frame)}
              >
                <img src={frame.url} alt="" />
              </button>
            ))}
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={frames.length === 0} onClick={add}>
            Add {frames.length > 0 ? photographs(frames.length) : 'photographs'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
