import { IconPhotoExclamation, IconPhotoOff } from '@tabler/icons-react';
import type { ImageHash } from '../../domain/dataset/dataset';
import { t } from '../../texts/t';
import { useThumbnail } from './thumbnails';
import classes from './Thumbnail.module.css';

interface ThumbnailProps {
  hash: ImageHash;
  /** Empty where text beside it already describes the image. */
  alt?: string;
}

/** An image's thumbnail, as wide as its container and as high as wide; where there is none, the reason. */
export function Thumbnail({ hash, alt = '' }: ThumbnailProps) {
  const thumbnail = useThumbnail(hash);
  switch (thumbnail.kind) {
    case 'loading':
      return <span className={classes.thumbnail} aria-busy />;
    case 'ready':
      return (
        <img
          className={classes.thumbnail}
          src={thumbnail.url}
          alt={alt}
          draggable={false}
          decoding="async"
        />
      );
    case 'gone':
    case 'failed': {
      const failed = thumbnail.kind === 'failed';
      const why = t(failed ? 'common.thumbnail.unreadable' : 'common.thumbnail.gone');
      const Icon = failed ? IconPhotoExclamation : IconPhotoOff;
      return (
        <span className={classes.thumbnail} data-problem role="img" aria-label={why} title={why}>
          <Icon aria-hidden />
        </span>
      );
    }
  }
}
