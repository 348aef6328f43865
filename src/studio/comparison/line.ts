import type { table } from '../../texts/en/comparison/table';
import { t } from '../../texts/t';
import type { Column } from './columns';

/** Stands where a row does not apply to a run. */
export const NONE = '–';

/** One run's value, as text. */
export type Describe = (column: Column) => string;

/** A line of the table before it is drawn: its label is worded then. */
export type Line = readonly [label: () => string, describe: Describe];

export const line = (name: keyof (typeof table)['rows'], describe: Describe): Line => [
  () => t(`comparison.table.rows.${name}`),
  describe,
];
