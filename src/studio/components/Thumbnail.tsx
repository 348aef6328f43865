import type { ImageHash } from '../../domain/dataset/dataset';
import { useThumbnail } from './thumbnails';
import classes from './Thumbnail.module.css';

interface ThumbnailProps {
  hash: ImageHash;
  /** Empty where text beside it says what the picture is. */
  alt?: string;
}

/** A picture's thumbnail, filling its container as a square. */
export function Thumbnail({ hash, alt = '' }: ThumbnailProps) {
  const url = useThumbnail(hash);
  if (!url)
    return <span className={classes.thumbnail} data-gone={url === undefined || undefined} />;
  return (
    <img className={classes.thumbnail} src={url} alt={alt} draggable={false} decoding="async" />
  );
}
