/** The Compare page. */
import { evaluation } from './evaluation';
import { page } from './page';
import { results } from './results';
import { table } from './table';

export const comparison = { evaluation, page, results, table } as const;
