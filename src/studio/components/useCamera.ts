import { useEffect, useRef, useState, type RefObject } from 'react';
import { t } from '../../texts/t';

export interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  /** True once frames can be captured. */
  ready: boolean;
  /** A message for the user with what to do, when the camera gives no frames; otherwise null. */
  problem: string | null;
  /** Users expect a mirrored preview of themselves; what a back camera shows is not mirrored. */
  mirrored: boolean;
  /** Go on with the other camera (front or back), or with the next one; null where there is one only. */
  switchCamera: (() => void) | null;
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

/** Which camera: facing the user or away from them, or one of a computer's several. */
type Choice = Pick<MediaTrackConstraints, 'facingMode' | 'deviceId'>;

/** The last choice, for the next time that a camera is opened. Forgotten by a reload. */
let lastChoice: Choice = { facingMode: { ideal: 'user' } };

/** What to ask for instead of the camera that runs; null where there is no other. */
async function otherCamera({ facingMode, deviceId }: MediaTrackSettings): Promise<Choice | null> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  if (cameras.length < 2) return null;
  if (facingMode === 'user') return { facingMode: { ideal: 'environment' } };
  if (facingMode === 'environment') return { facingMode: { ideal: 'user' } };
  const at = cameras.findIndex((camera) => camera.deviceId === deviceId);
  return { deviceId: { exact: cameras[(at + 1) % cameras.length]!.deviceId } };
}

const open = (choice: Choice): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 640 }, height: { ideal: 480 }, ...choice },
  });

/** A camera that runs while the caller is mounted. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [choice, setChoice] = useState(lastChoice);
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [mirrored, setMirrored] = useState(true);
  const [other, setOther] = useState<Choice | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let left = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());

    async function start(): Promise<void> {
      try {
        stream = await open(choice);
        if (left) return stop();
        const track = stream.getVideoTracks()[0]!;
        track.addEventListener('ended', () => {
          setReady(false);
          setProblem(t('common.camera.disconnected'));
        });
        if (!video.current) return stop();
        video.current.srcObject = stream;
        await video.current.play();
        const settings = track.getSettings();
        const next = await otherCamera(settings);
        if (left) return;
        setMirrored(settings.facingMode !== 'environment');
        setOther(next);
        setReady(true);
      } catch (error) {
        stop();
        if (!left) setProblem(explain(error));
      }
    }

    void start();
    return () => {
      left = true;
      stop();
    };
  }, [choice]);

  function switchCamera(): void {
    if (!other) return;
    setReady(false);
    lastChoice = other;
    setChoice(other);
  }

  return { video, ready, problem, mirrored, switchCamera: other && switchCamera };
}

/** The current camera frame, as a JPEG at full size; null if it cannot be encoded. */
export function takeFrame(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}
