import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { t } from '../../../texts/t';
import type { Recording } from './useRecording';

/** Records while it is held, by pointer or by key; a press takes one image. */
export function RecordButton({ recording, ready }: { recording: Recording; ready: boolean }) {
  const { full, holding, setHolding } = recording;
  return (
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
  );
}
