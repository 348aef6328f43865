import { csvText } from '../../domain/csv';
import type { ExportedFile } from '../protocol/exporting';
import { textFile } from './files';

/** A CSV file in UTF-8; the first row names the columns. */
export const csvFile = (path: string, rows: (string | number)[][]): ExportedFile =>
  textFile(path, csvText(rows));
