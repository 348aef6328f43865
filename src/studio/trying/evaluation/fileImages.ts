/** The images of an evaluation, read again from the user's files when they are shown. */
import { useEffect, useState } from 'react';
import { inference } from '../../../client/inference';
import type { IncomingFile } from '../../../engine/protocol/importing';

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

type Receive = (image: Blob | null) => void;

/** Paths wanted of a zip since the last frame: a zip is opened once for all of them. */
const waiting = new Map<IncomingFile, Map<string, Receive>>();

async function readWaiting(zip: IncomingFile): Promise<void> {
  const wanted = waiting.get(zip)!;
  waiting.delete(zip);
  const paths = [...wanted.keys()];
  const images = await inference()
    .readFromZip(zip, paths)
    .catch(() => []);
  paths.forEach((path, i) => wanted.get(path)!(images[i] ?? null));
}

function request(files: readonly IncomingFile[], path: string, receive: Receive): void {
  const loose = files.find((file) => file.path === path);
  if (loose) return receive(loose.file);
  const zip = files.find((file) => path.startsWith(`${file.path}/`));
  if (!zip) return receive(null);
  if (!waiting.has(zip)) {
    waiting.set(zip, new Map());
    requestAnimationFrame(() => void readWaiting(zip));
  }
  waiting.get(zip)!.set(path, receive);
}

/** The address of an image while the caller is on screen; undefined while it is read, null where it is gone. */
export function useFileImage(
  files: readonly IncomingFile[],
  path: string,
): string | null | undefined {
  const [loaded, setLoaded] = useState<{ path: string; url: string | null }>();
  useEffect(() => {
    let wanted = true;
    let url: string | null = null;
    request(files, path, (image) => {
      if (!wanted) return;
      url = image && URL.createObjectURL(image);
      setLoaded({ path, url });
    });
    return () => {
      wanted = false;
      if (url) URL.revokeObjectURL(url);
    };
  }, [files, path]);
  return loaded?.path === path ? loaded.url : undefined;
}
