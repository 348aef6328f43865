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
import { CLASS_HUES, SPLIT_HUES } from '../../../palette';
import { splitName } from '../../format';
import { useImagesQuery } from '../../useImagesQuery';

export type ColourBy = 'class' | 'split';

export interface Kinds {
  /** Index of each image's kind, or `GONE`. */
  of: Uint8Array;
  names: string[];
  colours: string[];
}

/** The kind of an image that was deleted since the map was made. It is not drawn. */
export const GONE = 255;

const NO_HUE = { light: '#868e96', dark: '#909296' };

/** The hashes of each kind, by indexes alone: no facts are read. */
const membersOf = (colourBy: ColourBy, classIds: readonly string[]): Promise<ImageHash[][]> =>
  Promise.all(
    colourBy === 'class'
      ? classIds.map((classId) => imageHashes({ classId }))
      : [...SPLITS, 'none' as const].map((split) => imageHashes({ split })),
  );

/** What each image of the map is now, with names and colours; undefined before it is read. */
export function useKinds(
  hashes: readonly ImageHash[],
  classes: readonly ClassLabel[],
  colourBy: ColourBy,
): Kinds | undefined {
  const scheme = useComputedColorScheme('light');
  const classIds = [...classes.map(({ id }) => id), UNLABELLED];
  const members = useImagesQuery(`kinds ${colourBy} ${classIds.join()}`, () =>
    membersOf(colourBy, classIds),
  );
  const of = useMemo(() => {
    if (!members) return undefined;
    const kindOf = new Map(members.flatMap((list, kind) => list.map((hash) => [hash, kind])));
    return Uint8Array.from(hashes, (hash) => kindOf.get(hash) ?? GONE);
  }, [hashes, members]);
  if (!of) return undefined;
  const hues = CLASS_HUES[scheme];
  return colourBy === 'class'
    ? {
        of,
        names: [...classes.map(({ name }) => name), t('dataset.unlabelled')],
        colours: [...classes.map(({ position }) => hues[position % hues.length]!), NO_HUE[scheme]],
      }
    : {
        of,
        names: [...SPLITS.map(splitName), t('dataset.unlabelled')],
        colours: [...SPLITS.map((split) => SPLIT_HUES[split][scheme]), NO_HUE[scheme]],
      };
}
