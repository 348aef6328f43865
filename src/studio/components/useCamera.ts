import { useEffect, useRef, useState, type RefObject } from 'react';
import { t } from '../../texts/t';

export interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  /** True once frames can be captured. */
  ready: boolean;
  /** A message for the user with what to do, when the camera gives no frames; otherwise null. */
  problem: string | null;
}

/** A message for the user: what getUserMedia's error means, and what to do about it. */
function explain(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return t('common.camera.notAllowed');
    case 'NotFoundError':
    case 'OverconstrainedError':
      return t('common.camera.notFound');
    case 'NotReadableError':
    case 'AbortError':
      return t('common.camera.inUse');
    default:
      return t('common.camera.noAccess');
  }
}

/** A camera that runs while the caller is mounted. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let unmounted = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());

    async function start(): Promise<void> {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' },
        });
        if (unmounted) return stop();
        stream.getVideoTracks()[0]?.addEventListener('ended', () => {
          setReady(false);
          setProblem(t('common.camera.disconnected'));
        });
        if (!video.current) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        if (!unmounted) setReady(true);
      } catch (error) {
        stop();
        if (!unmounted) setProblem(explain(error));
      }
    }

    void start();
    return () => {
      unmounted = true;
      stop();
    };
  }, []);

  return { video, ready, problem };
}

/** The current camera frame, as a JPEG at full size; null if it cannot be encoded. */
export function takeFrame(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}
