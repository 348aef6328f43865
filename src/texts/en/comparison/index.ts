/** The Compare page. */
import { decisions } from './decisions';
import { evaluation } from './evaluation';
import { page } from './page';
import { results } from './results';
import { slices } from './slices';
import { table } from './table';

export const comparison = { decisions, evaluation, page, results, slices, table } as const;
