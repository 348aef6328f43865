import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { IncomingFile } from '../../../engine/protocol/importing';
import { t } from '../../../texts/t';
import thumbnail from '../../components/Thumbnail.module.css';
import { useFileImage } from './fileImages';

interface FileThumbnailProps {
  files: readonly IncomingFile[];
  path: string;
}

/** An image of an evaluation, as wide as its container; text beside it says what it is. */
export function FileThumbnail({ files, path }: FileThumbnailProps) {
  const url = useFileImage(files, path);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  if (url === undefined) return <span className={thumbnail.thumbnail} aria-busy />;
  if (url === null || unreadable === url) {
    const why = t('trying.gone');
    return (
      <span className={thumbnail.thumbnail} data-problem role="img" aria-label={why} title={why}>
        <IconPhotoOff aria-hidden />
      </span>
    );
  }
  return (
    <img
      className={thumbnail.thumbnail}
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      onError={() => setUnreadable(url)}
    />
  );
}
