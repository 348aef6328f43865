import type { Translation } from '../../catalogue';
import type { comparison as en } from '../../en/comparison';
import { decisions } from './decisions';
import { evaluation } from './evaluation';
import { page } from './page';
import { results } from './results';
import { slices } from './slices';
import { table } from './table';

export const comparison: Translation<typeof en> = {
  decisions,
  evaluation,
  page,
  results,
  slices,
  table,
};
