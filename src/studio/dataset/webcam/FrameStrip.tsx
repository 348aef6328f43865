import type { Split } from '../../../domain/dataset/dataset';
import { t } from '../../../texts/t';
import { splitName } from '../format';
import type { RecordedFrame } from './useRecording';
import styles from './WebcamModal.module.css';

/** `none`: left out, between two blocks. */
type Part = Split | 'none';

const partOf = (split: Split | null | undefined): Part => split ?? 'none';

const partName = (part: Part): string =>
  part === 'none' ? t('dataset.webcam.between') : splitName(part);

interface FrameStripProps {
  frames: readonly RecordedFrame[];
  cut: readonly (Split | null)[] | null;
  onDrop: (frame: RecordedFrame) => void;
}

/** The frames of a class, the latest first, as the preview showed them, each with its split; a click leaves one out. */
export function FrameStrip({ frames, cut, onDrop }: FrameStripProps) {
  return (
    <div className={styles.strip}>
      {frames
        .map((frame, n) => ({ frame, n: n + 1, part: cut && partOf(cut[n]) }))
        .toReversed()
        .map(({ frame, n, part }) => (
          <button
            key={frame.url}
            type="button"
            data-part={part ?? undefined}
            title={part ? partName(part) : undefined}
            aria-label={
              part
                ? t('dataset.webcam.leaveOutOf', { n, part: partName(part) })
                : t('dataset.webcam.leaveOut', { n })
            }
            onClick={() => onDrop(frame)}
          >
            <img src={frame.url} alt="" data-mirrored={frame.mirrored || undefined} />
          </button>
        ))}
    </div>
  );
}
