import type { ClassLabel, Split } from '../../../domain/dataset/dataset';
import { newId } from '../../../domain/newId';
import type { IncomingFile } from '../../../engine/protocol/importing';

export interface CapturedFrame {
  blob: Blob;
  /** Milliseconds since 1970. */
  takenAt: number;
}

/**
 * A recording's frames as files of a class, without those between two blocks. Frames of a block
 * keep its split and share a group; a recording that is not cut is one group as a whole.
 *
 * @param cut as `cutRecording` gives it.
 */
export function framesToImport(
  frames: readonly CapturedFrame[],
  cut: readonly (Split | null)[] | null,
  label: ClassLabel,
): IncomingFile[] {
  const recording = newId();
  return frames.flatMap(({ blob, takenAt }, n) => {
    const split = cut?.[n];
    if (split === null) return [];
    const name = `${new Date(takenAt).toISOString().replace(/[:.]/g, '-')}-${n}.jpg`;
    return {
      path: `webcam/${label.name}/${name}`,
      file: new File([blob], name, { type: blob.type }),
      classId: label.id,
      source: 'webcam' as const,
      recording: split ? `${recording}/${split}` : recording,
      ...(split && { pinnedSplit: split }),
    };
  });
}
