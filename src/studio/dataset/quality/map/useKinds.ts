import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import {
  SPLITS,
  UNLABELLED,
  type ClassLabel,
  type ImageHash,
} from '../../../../domain/dataset/dataset';
import { imageHashes } from '../../../../storage/images';
import { t } from '../../../../texts/t';
import { CLASS_HUES, CORRECTNESS_HUES, SPLIT_HUES, type Scheme } from '../../../palette';
import { splitName } from '../../format';
import { useImagesQuery } from '../../useImagesQuery';
import type { Predictions } from './usePredictions';

export type ColourBy = 'class' | 'split' | 'prediction' | 'correctness';

/** Whether the colour needs predictions. */
export const ofPredictions = (colourBy: ColourBy): boolean =>
  colourBy === 'prediction' || colourBy === 'correctness';

export interface Kinds {
  /** Index of each image's kind, or `GONE`. */
  of: Uint8Array;
  names: string[];
  colours: string[];
  /** The images in the order in which they are drawn, the last on top; undefined: as they come. */
  order?: Uint32Array;
}

/** The kind of an image that was deleted since the map was made. It is not drawn. */
export const GONE = 255;

const NO_HUE = { light: '#868e96', dark: '#909296' };
/** Grey is too near to the slate of the splits. */
const NO_SPLIT_HUE = { light: '#a06f48', dark: '#c99b6a' };

/** The hashes of each kind, by indexes alone: no facts are read. */
const membersOf = (by: 'class' | 'split', classIds: readonly string[]): Promise<ImageHash[][]> =>
  Promise.all(
    by === 'class'
      ? classIds.map((classId) => imageHashes({ classId }))
      : [...SPLITS, 'none' as const].map((split) => imageHashes({ split })),
  );

/** Names and colours of the kinds, without the images. */
function legendOf(
  colourBy: ColourBy,
  classes: readonly ClassLabel[],
  predicted: readonly string[],
  scheme: Scheme,
): Omit<Kinds, 'of' | 'order'> {
  const hues = CLASS_HUES[scheme];
  const hueOf = (position: number) => hues[position % hues.length]!;
  const none = NO_HUE[scheme];
  switch (colourBy) {
    case 'class':
      return {
        names: [...classes.map(({ name }) => name), t('dataset.unlabelled')],
        colours: [...classes.map(({ position }) => hueOf(position)), none],
      };
    case 'split':
      return {
        names: [...SPLITS.map(splitName), t('dataset.unlabelled')],
        colours: [...SPLITS.map((split) => SPLIT_HUES[split][scheme]), NO_SPLIT_HUE[scheme]],
      };
    case 'prediction':
      return {
        names: [...predicted, t('dataset.quality.map.notPredicted')],
        colours: [...predicted.map((_, index) => hueOf(index)), none],
      };
    case 'correctness': {
      const { correct, wrong } = CORRECTNESS_HUES;
      return {
        names: [
          t('dataset.quality.map.misclassified'),
          t('dataset.quality.map.correct'),
          t('dataset.quality.map.notPredicted'),
        ],
        colours: [wrong[scheme], correct[scheme], none],
      };
    }
  }
}

/** Of the images that are there the kind by their prediction. */
function kindsOfPredictions(
  hashes: readonly ImageHash[],
  isThere: (hash: ImageHash) => boolean,
  { classes, of }: Predictions,
  colourBy: ColourBy,
): Uint8Array {
  const unknown = colourBy === 'prediction' ? classes.length : 2;
  return Uint8Array.from(hashes, (hash) => {
    if (!isThere(hash)) return GONE;
    const found = of.get(hash);
    if (!found) return unknown;
    return colourBy === 'prediction' ? found.predicted : Number(found.predicted === found.truth);
  });
}

/** What each image of the map is now, with names and colours; undefined before it is read. */
export function useKinds(
  hashes: readonly ImageHash[],
  classes: readonly ClassLabel[],
  colourBy: ColourBy,
  predictions: Predictions | null | undefined,
): Kinds | undefined {
  const scheme = useComputedColorScheme('light');
  const classIds = [...classes.map(({ id }) => id), UNLABELLED];
  const by = colourBy === 'split' ? 'split' : 'class';
  const members = useImagesQuery(`kinds ${by} ${classIds.join()}`, () => membersOf(by, classIds));
  const images = useMemo(() => {
    if (!members) return undefined;
    const kindOf = new Map(members.flatMap((list, kind) => list.map((hash) => [hash, kind])));
    if (!ofPredictions(colourBy)) {
      return { of: Uint8Array.from(hashes, (hash) => kindOf.get(hash) ?? GONE) };
    }
    if (!predictions) return undefined;
    const of = kindsOfPredictions(hashes, (hash) => kindOf.has(hash), predictions, colourBy);
    if (colourBy === 'prediction') return { of };
    // The few that are misclassified must not be hidden by the others.
    const order = Uint32Array.from(hashes.keys()).sort((a, b) => of[b]! - of[a]!);
    return { of, order };
  }, [hashes, members, colourBy, predictions]);
  return (
    images && { ...images, ...legendOf(colourBy, classes, predictions?.classes ?? [], scheme) }
  );
}
