import { useEffect, useRef, type ReactNode } from 'react';
import { CameraView } from '../CameraView';
import { takeFrame, useCamera } from '../useCamera';

interface LiveCameraProps {
  /** Called for every frame; the next frame is taken when it resolves. */
  onFrame: (frame: Blob) => Promise<void>;
  overlay: ReactNode;
}

/** The camera; predicts one frame after another for as long as it is on screen. */
export function LiveCamera({ onFrame, overlay }: LiveCameraProps) {
  const camera = useCamera();
  const { video, ready } = camera;
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

  return <CameraView camera={camera}>{overlay}</CameraView>;
}
