import { IconPhotoExclamation, IconPhotoOff } from '@tabler/icons-react';
import type { ImageHash } from '../../domain/dataset/dataset';
import { useThumbnail } from './thumbnails';
import classes from './Thumbnail.module.css';

interface ThumbnailProps {
  hash: ImageHash;
  /** Empty where text beside it says what the image is. */
  alt?: string;
}

/** An image's thumbnail, filling its container as a square; where there is none, why. */
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
      const why = failed ? 'The image could not be read' : 'The image is no longer stored';
      const Icon = failed ? IconPhotoExclamation : IconPhotoOff;
      return (
        <span className={classes.thumbnail} data-problem role="img" aria-label={why} title={why}>
          <Icon aria-hidden />
        </span>
      );
    }
  }
}
