import { IconCheck, IconQuestionMark } from '@tabler/icons-react';
import { memo } from 'react';
import { UNLABELLED, type ClassLabel, type ImageRecord } from '../../../domain/dataset/dataset';
import { t } from '../../../texts/t';
import { classColour } from '../../components/classColour';
import { Thumbnail } from '../../components/Thumbnail';
import { useThumbnailFailed } from '../../components/thumbnails';
import { className, splitName } from '../format';
import styles from './Gallery.module.css';

interface TileProps {
  hash: string;
  index: number;
  count: number;
  selected: boolean;
  active: boolean;
  /** Undefined for the moment before it is read. */
  record: ImageRecord | undefined;
  classes: readonly ClassLabel[];
}

/** The accessible name: "a.jpg, with_mask, Training". */
function describe(record: ImageRecord, classes: readonly ClassLabel[]): string {
  const name = record.path.split('/').at(-1)!;
  const ofClass = className(record.classId, classes);
  return record.split === 'none'
    ? t('dataset.gallery.named', { name, class: ofClass })
    : t('dataset.gallery.namedInSplit', { name, class: ofClass, split: splitName(record.split) });
}

/** One image of the gallery: an option of its list box. The list handles its events. */
export const Tile = memo(function Tile(props: TileProps) {
  const { hash, index, count, selected, active, record, classes } = props;
  const failed = useThumbnailFailed(hash);
  const name = record ? describe(record, classes) : t('dataset.gallery.image');
  const label = failed ? t('dataset.gallery.unreadable', { name }) : name;
  const position = classes.find(({ id }) => id === record?.classId)?.position;
  return (
    <div
      role="option"
      id={`picture-${hash}`}
      className={styles.tile}
      data-index={index}
      data-active={active || undefined}
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={label}
      title={label}
    >
      <Thumbnail hash={hash} />
      {record && record.classId !== UNLABELLED && (
        <span className={styles.mark} style={{ background: classColour(position) }} />
      )}
      {record?.classId === UNLABELLED && (
        <span className={styles.mark} data-unlabelled>
          <IconQuestionMark size={12} aria-hidden />
        </span>
      )}
      <span className={styles.check} data-toggle>
        <IconCheck size={14} stroke={3} aria-hidden />
      </span>
    </div>
  );
});
