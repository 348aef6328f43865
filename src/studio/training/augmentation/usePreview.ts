import { useEffect, useRef, useState } from 'react';
import type { ImageHash } from '../../../domain/dataset/dataset';
import type { Augmentation } from '../../../domain/recipe/augmentation';
import type { PreviewImage } from '../../../engine/protocol/inference';
import { inference } from '../../../client/inference';
import { sayError } from '../../../texts/t';
import { latestOnly } from './latestOnly';

/** Side of a preview image, in pixels. */
export const PREVIEW_SIZE = 96;
export const VARIANTS = 5;

interface Request {
  hashes: ImageHash[];
  augmentation: Augmentation;
  seed: number;
}

interface Preview {
  /** Null until the first has been drawn. */
  images: PreviewImage[] | null;
  /** The request that `images` were drawn for. */
  drawn: Request | null;
  /** A message for the user when the last request failed. */
  error: string | null;
}

async function draw(request: Request) {
  const { hashes, augmentation, seed } = request;
  const images = await inference().previewAugmentation(
    ...([hashes, augmentation, seed, VARIANTS, PREVIEW_SIZE] as const),
  );
  return { images, drawn: request };
}

/** Variants of these images, redrawn as the augmentation changes; only the latest request is kept. */
export function usePreview(
  hashes: ImageHash[] | undefined,
  augmentation: Augmentation | undefined,
  seed: number,
): { images: PreviewImage[] | null; error: string | null; busy: boolean } {
  const [preview, setPreview] = useState<Preview>({ images: null, drawn: null, error: null });
  const drawing = useRef<{ request(request: Request): void }>(null);

  useEffect(() => {
    const latest = latestOnly(
      draw,
      (result) => setPreview({ ...result, error: null }),
      (error) => setPreview((previous) => ({ ...previous, error: sayError(error) })),
    );
    drawing.current = latest;
    return () => latest.dispose();
  }, []);

  useEffect(() => {
    if (hashes && hashes.length > 0 && augmentation) {
      drawing.current?.request({ hashes, augmentation, seed });
    }
  }, [hashes, augmentation, seed]);

  const { images, drawn, error } = preview;
  const current =
    drawn?.hashes === hashes && drawn?.augmentation === augmentation && drawn?.seed === seed;
  return { images, error, busy: !current && error === null };
}
