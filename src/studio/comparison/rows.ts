import { t } from '../../texts/t';
import type { Column } from './columns';
import { NONE, type Line } from './line';
import { recipeLines } from './recipeLines';
import { resultLines } from './resultLines';

/** One line of the table: one formatted value per column. */
export interface Row {
  label: string;
  values: string[];
}

export interface Section {
  title: string;
  rows: Row[];
}

const section = (title: string, lines: readonly Line[], columns: Column[]): Section => ({
  title,
  rows: lines
    .map(([label, describe]) => ({ label: label(), values: columns.map(describe) }))
    // A row that applies to none of these runs is left out.
    .filter(({ values }) => values.some((value) => value !== NONE)),
});

/** All rows of the comparison as formatted text, by section. */
export const tableOf = (columns: Column[]): Section[] => [
  section(t('comparison.table.metrics'), resultLines, columns),
  section(t('comparison.table.configuration'), recipeLines, columns),
];

export const differs = ({ values }: Row): boolean => new Set(values).size > 1;
