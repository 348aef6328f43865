import { useEffect, useMemo, useRef, useState } from 'react';
import { inference } from '../../../client/inference';
import { imageBrightness } from '../../../client/quality';
import type { ImageHash } from '../../../domain/dataset/dataset';
import type { Interval } from '../../../domain/evaluation/statistics';
import { groupedSlices } from '../../../domain/experiment/sliceIntervals';
import { slicesOf, type Slice, type SlicedImage } from '../../../domain/evaluation/slices';
import { readImages } from '../../../storage/images';
import { sayError } from '../../../texts/t';
import { useAsync } from '../../components/useAsync';

/** Images read between two turns of the event loop. */
const CHUNK = 250;

/** Of the images that are there. */
async function pixelsOf(hashes: readonly ImageHash[]): Promise<Map<ImageHash, number>> {
  const pixels = new Map<ImageHash, number>();
  for (let at = 0; at < hashes.length; at += CHUNK) {
    for (const record of await readImages(hashes.slice(at, at + CHUNK))) {
      if (record) pixels.set(record.hash, record.width * record.height);
    }
  }
  return pixels;
}

/**
 * Measures the brightness of the images that have no value yet; `fraction` is null while nothing
 * is measured. Values are by image, not by place: `hashes` grows while folds finish.
 */
function useBrightness(hashes: ImageHash[]) {
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** NaN is of an image that is gone: it is not measured again. */
  const [values, setValues] = useState<ReadonlyMap<ImageHash, number>>(() => new Map());
  const missing = useMemo(() => hashes.filter((hash) => !values.has(hash)), [hashes, values]);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const measure = async () => {
    const own = (controller.current = new AbortController());
    setProblem(null);
    setFraction(0);
    try {
      const levels = await imageBrightness(missing, setFraction, own.signal);
      const measured = missing.map((hash, i) => [hash, levels[i]!] as const);
      setValues((known) => new Map([...known, ...measured]));
    } catch (error) {
      if (!own.signal.aborted) setProblem(sayError(error));
    }
    setFraction(null);
  };
  const isComplete = missing.length === 0;
  const cancel = () => controller.current?.abort();
  return { fraction, problem, values, isComplete, measure, cancel };
}

/** Without groups Wilson's; by group once a worker has counted them, and null until then. */
function useIntervals(
  slices: readonly Slice[],
  images: readonly SlicedImage[],
  groupOf: ReadonlyMap<ImageHash, string>,
): Interval[] | null {
  const { grouped, key } = useMemo(() => {
    const grouped = groupedSlices(slices, images, groupOf);
    const parts = (grouped ?? []).map((one) => `${one.correct.join('')} ${one.groups.at(-1)}`);
    return { grouped, key: parts.join() };
  }, [slices, images, groupOf]);
  const counted = useAsync(key, async () => ({
    key,
    intervals: grouped ? await inference().sliceIntervals(grouped) : [],
  }));
  if (!grouped) return slices.map(({ interval }) => interval);
  // The last answer may be of other slices.
  return counted.state === 'known' && counted.value.key === key ? counted.value.intervals : null;
}

/** The slices of these images, which may only become more; sizes and brightness when they are known. */
export function useSlices(
  images: readonly SlicedImage[],
  groupOf: ReadonlyMap<ImageHash, string>,
): {
  slices: Slice[];
  /** In the order of the slices. */
  intervals: Interval[] | null;
  brightness: ReturnType<typeof useBrightness>;
} {
  const hashes = useMemo(() => images.map(({ hash }) => hash), [images]);
  const sizes = useAsync(`${hashes.length} ${hashes[0]}`, () => pixelsOf(hashes));
  const known = sizes.state === 'known' ? sizes.value : undefined;
  const brightness = useBrightness(hashes);
  const { values } = brightness;
  const slices = useMemo(
    () =>
      slicesOf(
        images.map((image) => {
          const level = values.get(image.hash);
          const brightness = level === undefined || Number.isNaN(level) ? undefined : level;
          return { ...image, pixels: known?.get(image.hash), brightness };
        }),
      ),
    [images, known, values],
  );
  return { slices, intervals: useIntervals(slices, images, groupOf), brightness };
}
