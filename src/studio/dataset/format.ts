import { UNLABELLED, type ClassLabel, type Split } from '../../domain/dataset/dataset';
import { t } from '../../texts/t';

/** "1 image", "3,477 images". */
export const formatImages = (n: number): string => t('common.images', { count: n });

export const splitName = (split: Split): string => t(`dataset.splits.${split}`);

export function className(classId: string, classes: readonly ClassLabel[]): string {
  if (classId === UNLABELLED) return t('dataset.unlabelled');
  return classes.find(({ id }) => id === classId)?.name ?? t('dataset.deletedClass');
}
