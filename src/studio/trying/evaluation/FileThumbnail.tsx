import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { IncomingFile } from '../../../engine/protocol';
import thumbnail from '../../components/Thumbnail.module.css';
import { useFileImage } from './fileImages';

interface FileThumbnailProps {
  files: readonly IncomingFile[];
  path: string;
}

const GONE = 'The image can no longer be read';

/** An image of an evaluation, as wide as its container; text beside it says what it is. */
export function FileThumbnail({ files, path }: FileThumbnailProps) {
  const url = useFileImage(files, path);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  if (url === undefined) return <span className={thumbnail.thumbnail} aria-busy />;
  if (url === null || unreadable === url) {
    return (
      <span className={thumbnail.thumbnail} data-problem role="img" aria-label={GONE} title={GONE}>
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
