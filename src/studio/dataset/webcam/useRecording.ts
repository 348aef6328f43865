import { useEffect, useRef, useState } from 'react';
import { takeFrame, type Camera } from '../../components/useCamera';
import type { CapturedFrame } from './framesToImport';

/** While the button is held, a frame this often: more would be near-duplicates. */
const FRAME_MS = 250;
/** Of one class. */
const MOST_FRAMES = 300;

export interface RecordedFrame extends CapturedFrame {
  classId: string;
  url: string;
  /** Whether the camera's preview was mirrored. The frame's own bytes never are. */
  mirrored: boolean;
}

export interface Recording {
  /** Of all classes, in the order in which they were taken. */
  frames: readonly RecordedFrame[];
  /** Whether the class has as many frames as it can have. */
  full: boolean;
  holding: boolean;
  setHolding(on: boolean): void;
  /** Leave out a frame. */
  drop(frame: RecordedFrame): void;
  /** Leave out all frames of the class. */
  clear(): void;
}

const isOf =
  (classId: string) =>
  (frame: RecordedFrame): boolean =>
    frame.classId === classId;

/** Frames of a camera, taken for a class while `holding`. */
export function useRecording({ video, ready, mirrored }: Camera, classId: string): Recording {
  const [frames, setFrames] = useState<readonly RecordedFrame[]>([]);
  const [holding, setHolding] = useState(false);
  // The same frames for the timer, which sees each one at once.
  const taken = useRef<readonly RecordedFrame[]>([]);

  function keep(next: readonly RecordedFrame[]): void {
    taken.current = next;
    setFrames(next);
  }

  function leaveOut(wanted: (frame: RecordedFrame) => boolean): void {
    taken.current.filter(wanted).forEach(({ url }) => URL.revokeObjectURL(url));
    keep(taken.current.filter((frame) => !wanted(frame)));
  }

  useEffect(() => () => taken.current.forEach(({ url }) => URL.revokeObjectURL(url)), []);

  useEffect(() => {
    if (!holding || !ready) return;
    let busy = false;
    async function take(): Promise<void> {
      const isFull = taken.current.filter(isOf(classId)).length >= MOST_FRAMES;
      if (busy || !video.current || isFull) return;
      busy = true;
      const blob = await takeFrame(video.current);
      if (blob) {
        const url = URL.createObjectURL(blob);
        keep([...taken.current, { blob, classId, url, mirrored, takenAt: Date.now() }]);
      }
      busy = false;
    }
    void take();
    const timer = setInterval(() => void take(), FRAME_MS);
    return () => clearInterval(timer);
  }, [holding, ready, video, mirrored, classId]);

  return {
    frames,
    full: frames.filter(isOf(classId)).length >= MOST_FRAMES,
    holding,
    setHolding,
    drop: (frame) => leaveOut((other) => other === frame),
    clear: () => leaveOut(isOf(classId)),
  };
}
