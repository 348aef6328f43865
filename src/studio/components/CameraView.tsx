import { ActionIcon, Alert, Loader } from '@mantine/core';
import { IconCameraOff, IconCameraRotate } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../texts/t';
import styles from './CameraView.module.css';
import type { Camera } from './useCamera';

interface CameraViewProps {
  camera: Camera;
  /** Drawn over the camera's image, and mirrored as it is. */
  children?: ReactNode;
}

/** A camera's live image, mirrored where it faces the user, or why there is none. */
export function CameraView({ camera, children }: CameraViewProps) {
  const { video, ready, problem, mirrored, switchCamera } = camera;
  if (problem) {
    return (
      <Alert
        color="warning"
        icon={<IconCameraOff aria-hidden />}
        title={t('common.camera.noImage')}
      >
        {problem}
      </Alert>
    );
  }
  return (
    <div className={styles.view}>
      {!ready && (
        <Loader
          role="progressbar"
          aria-label={t('common.camera.starting')}
          className={styles.waiting}
        />
      )}
      <div className={styles.image} data-mirrored={mirrored || undefined}>
        <video ref={video} muted playsInline aria-label={t('common.camera.label')} />
        {children}
      </div>
      {switchCamera && (
        <ActionIcon
          variant="default"
          size="xl"
          className={styles.switch}
          aria-label={t('common.camera.switch')}
          title={t('common.camera.switch')}
          disabled={!ready}
          onClick={switchCamera}
        >
          <IconCameraRotate size={22} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
