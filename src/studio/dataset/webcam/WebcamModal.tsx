import { Button, Chip, Group, Modal, Stack } from '@mantine/core';
import { useLiveQuery } from '../../components/useLiveQuery';
import { useState } from 'react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { cutRecording, recordedLength } from '../../../domain/dataset/recording';
import { DEFAULT_SPLIT_SETTINGS } from '../../../domain/split/split';
import { getSetting } from '../../../storage/settings';
import { startImport } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { CameraView } from '../../components/CameraView';
import { useCamera } from '../../components/useCamera';
import { framesToImport } from './framesToImport';
import { FrameStrip } from './FrameStrip';
import { RecordButton } from './RecordButton';
import { RecordingSummary } from './RecordingSummary';
import { useRecording } from './useRecording';

interface WebcamModalProps {
  classes: readonly ClassLabel[];
  /** The class that is recorded first. */
  first: ClassLabel;
  onCancel: () => void;
  /** Called when the import of what was recorded has begun. */
  onAdded: () => void;
}

/** Record images of classes with the camera: press for one, hold for a series. */
export function WebcamModal({ classes, first, onCancel, onAdded }: WebcamModalProps) {
  const camera = useCamera();
  const { fractions } =
    useLiveQuery(async () => (await getSetting('split')) ?? DEFAULT_SPLIT_SETTINGS) ??
    DEFAULT_SPLIT_SETTINGS;
  const [classId, setClassId] = useState(first.id);
  const recording = useRecording(camera, classId);

  const recorded = classes.map((label) => {
    const frames = recording.frames.filter((frame) => frame.classId === label.id);
    return { label, frames, cut: cutRecording(takenAt(frames), fractions) };
  });
  const { label, frames, cut } = recorded.find((one) => one.label.id === classId) ?? recorded[0]!;
  const kept = recorded.flatMap((one) => framesKept(one.frames, one.cut)).length;

  function add(): void {
    void startImport(recorded.flatMap((one) => framesToImport(one.frames, one.cut, one.label)));
    onAdded();
  }

  return (
    <Modal
      opened
      onClose={onCancel}
      size="lg"
      centered
      title={t('dataset.webcam.titleOf', { name: label.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {classes.length > 1 && (
          <Chip.Group value={classId} onChange={setClassId}>
            <Group gap="xs" role="radiogroup" aria-label={t('dataset.webcam.which')}>
              {recorded.map((one) => (
                <Chip key={one.label.id} value={one.label.id} disabled={recording.holding}>
                  {t('dataset.webcam.whichOption', {
                    name: one.label.name,
                    count: one.frames.length,
                  })}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        )}
        <CameraView camera={camera} />
        {!camera.problem && <RecordButton recording={recording} ready={camera.ready} />}
        <RecordingSummary
          frames={frames.length}
          length={recordedLength(takenAt(frames))}
          cut={cut}
          onRecordAgain={recording.clear}
        />
        {frames.length > 0 && <FrameStrip frames={frames} cut={cut} onDrop={recording.drop} />}
        <Group
          justify="flex-end"
          pos="sticky"
          bottom={0}
          py="sm"
          bg="var(--surface)"
          style={{ zIndex: 1 }}
        >
          <Button variant="default" onClick={onCancel}>
            {t('dataset.webcam.cancel')}
          </Button>
          <Button disabled={recording.frames.length === 0} onClick={add}>
            {kept > 0 ? t('dataset.webcam.addCount', { count: kept }) : t('dataset.webcam.add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const takenAt = (frames: readonly { takenAt: number }[]): number[] =>
  frames.map((frame) => frame.takenAt);

/** Without those between two blocks of a recording. */
const framesKept = <Frame,>(
  frames: readonly Frame[],
  cut: readonly (string | null)[] | null,
): Frame[] => frames.filter((_, n) => cut?.[n] !== null);
