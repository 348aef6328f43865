import { Alert, Loader } from '@mantine/core';
import { IconCameraOff } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { t } from '../../texts/t';
import { takeFrame, useCamera } from '../components/useCamera';
import classes from './ImageInput.module.css';

interface LiveCameraProps {
  /** Called for every frame; the next frame is taken when it resolves. */
  onFrame: (frame: Blob) => Promise<void>;
  overlay: ReactNode;
}

/** The camera; predicts one frame after another for as long as it is on screen. */
export function LiveCamera({ onFrame, overlay }: LiveCameraProps) {
  const { video, ready, problem } = useCamera();
  const ask = useRef(onFrame);
  useEffect(() => {
    ask.current = onFrame;
  });

  useEffect(() => {
    if (!ready) return;
    let on = true;
    async function watch(): Promise<void> {
      while (on && video.current) {
        const frame = await takeFrame(video.current);
        if (frame && on) await ask.current(frame);
        // A painted frame between two predictions keeps the page smooth, and stops when it is hidden.
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }
    void watch();
    return () => {
      on = false;
    };
  }, [ready, video]);

  if (problem) {
    return (
      <Alert color="yellow" icon={<IconCameraOff aria-hidden />} title={t('trying.camera.none')}>
        {problem}
      </Alert>
    );
  }
  return (
    <div className={classes.frame}>
      {!ready && <Loader aria-label={t('trying.camera.starting')} />}
      <video ref={video} muted playsInline aria-label={t('trying.camera.title')} />
      {overlay}
    </div>
  );
}
