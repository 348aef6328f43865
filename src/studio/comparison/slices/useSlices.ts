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

async function pixelsOf(hashes: readonly ImageHash[]): Promise<(number | undefined)[]> {
  const pixels: (number | undefined)[] = [];
  for (let at = 0; at < hashes.length; at += CHUNK) {
    for (const record of await readImages(hashes.slice(at, at + CHUNK))) {
      pixels.push(record && record.width * record.height);
    }
  }
  return pixels;
}

/** Measures the brightness of images; `fraction` is null while nothing is measured. */
function useBrightness(hashes: ImageHash[]) {
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [values, setValues] = useState<Float32Array | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const measure = async () => {
    const own = (controller.current = new AbortController());
    setProblem(null);
    setFraction(0);
    try {
      setValues(await imageBrightness(hashes, setFraction, own.signal));
    } catch (error) {
      if (!own.signal.aborted) setProblem(sayError(error));
    }
    setFraction(null);
  };
  return { fraction, problem, values, measure, cancel: () => controller.current?.abort() };
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

/** The slices of these images, which are always the same ones; sizes and brightness when they are known. */
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
        images.map((image, i) => {
          const level = values?.[i];
          const brightness = level === undefined || Number.isNaN(level) ? undefined : level;
          return { ...image, pixels: known?.[i], brightness };
        }),
      ),
    [images, known, values],
  );
  return { slices, intervals: useIntervals(slices, images, groupOf), brightness };
}
