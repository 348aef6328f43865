import { Alert, Button, Group, Loader, Modal, Stack } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ClassLabel, Split } from '../../../domain/dataset/dataset';
import { cutRecording, recordedLength } from '../../../domain/dataset/recording';
import { DEFAULT_SPLIT_SETTINGS } from '../../../domain/split/split';
import { getSetting } from '../../../storage/settings';
import { startImport } from '../../../client/importSession';
import { say, t } from '../../../texts/t';
import { splitName } from '../format';
import { takeFrame, useCamera } from '../../components/useCamera';
import { framesToImport, type CapturedFrame } from './framesToImport';
import { RecordingSummary } from './RecordingSummary';
import styles from './WebcamModal.module.css';

/** While the button is held, a frame this often: more would be near-duplicates. */
const FRAME_MS = 250;
const MOST_FRAMES = 300;

interface Frame extends CapturedFrame {
  url: string;
}

/** `none`: left out, between two blocks. */
type Part = Split | 'none';

const partName = (part: Part): string =>
  part === 'none' ? t('dataset.webcam.between') : splitName(part);

interface WebcamModalProps {
  label: ClassLabel;
  onClose: () => void;
}

/** Record images of a class with the camera: press for one, hold for a series. */
export function WebcamModal({ label, onClose }: WebcamModalProps) {
  const { video, ready, problem } = useCamera();
  const { fractions } =
    useLiveQuery(async () => (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS) ??
    DEFAULT_SPLIT_SETTINGS;
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

  function recordAgain(): void {
    taken.current.forEach(({ url }) => URL.revokeObjectURL(url));
    keep([]);
  }

  function add(): void {
    void startImport(framesToImport(frames, cut, label));
    onClose();
  }

  const takenAt = frames.map((frame) => frame.takenAt);
  const cut = cutRecording(takenAt, fractions);
  const kept = cut ? cut.filter((split) => split !== null).length : frames.length;
  const full = frames.length >= MOST_FRAMES;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      centered
      title={t('dataset.webcam.titleOf', { name: label.name })}
      closeButtonProps={{ 'aria-label': t('dataset.webcam.close') }}
    >
      <Stack>
        {problem ? (
          <Alert
            color="yellow"
            icon={<IconCameraOff aria-hidden />}
            title={t('dataset.webcam.noImage')}
          >
            {say(problem)}
          </Alert>
        ) : (
          <div className={styles.stage}>
            {!ready && (
              <Loader
                role="progressbar"
                aria-label={t('dataset.webcam.starting')}
                className={styles.waiting}
              />
            )}
            <video
              ref={video}
              muted
              playsInline
              className={styles.video}
              aria-label={t('dataset.webcam.camera')}
            />
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
            {full ? t('dataset.webcam.full') : t('dataset.webcam.record')}
          </Button>
        )}
        <RecordingSummary
          frames={frames.length}
          length={recordedLength(takenAt)}
          cut={cut}
          onRecordAgain={recordAgain}
        />
        {frames.length > 0 && (
          <div className={styles.strip}>
            {frames
              .map((frame, n) => ({ frame, n, part: cut && ((cut[n] ?? 'none') as Part) }))
              .toReversed()
              .map(({ frame, n, part }) => (
                <button
                  key={frame.url}
                  type="button"
                  data-part={part ?? undefined}
                  title={part ? partName(part) : undefined}
                  aria-label={
                    part
                      ? t('dataset.webcam.leaveOutOf', { n: n + 1, part: partName(part) })
                      : t('dataset.webcam.leaveOut', { n: n + 1 })
                  }
                  onClick={() => drop(frame)}
                >
                  <img src={frame.url} alt="" />
                </button>
              ))}
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('dataset.webcam.cancel')}
          </Button>
          <Button disabled={frames.length === 0} onClick={add}>
            {kept > 0 ? t('dataset.webcam.addCount', { count: kept }) : t('dataset.webcam.add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
