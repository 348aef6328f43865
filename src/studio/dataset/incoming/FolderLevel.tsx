import { Select, Text } from '@mantine/core';
import type { FolderLabels, ImportReport } from '../../../domain/dataset/dataset';
import { relabelImport } from '../../../client/importSession';
import { count } from '../format';
import { undoable } from '../undo';

const FEW = 4;

const listed = (names: string[]): string =>
  names.slice(0, FEW).join(', ') +
  (names.length > FEW ? ` and ${count(names.length - FEW)} more` : '');

/** Shows which level of folders named the classes of a drop or a zip, and lets the user choose another. */
export function FolderLevel({ report, labels }: { report: ImportReport; labels: FolderLabels }) {
  const { root, levels, level } = labels;
  const where = root ? ` of ${root}` : '';
  if (levels.length === 1) {
    return (
      <Text size="sm" c="dimmed">
        Class names{where} come from the folders: {listed(levels[0]!)}.
      </Text>
    );
  }
  const take = (to: number) =>
    undoable(async () => {
      await relabelImport(report, labels, to);
      return {
        message: `Class names${where} come from the folders on level ${to + 1}.`,
        undo: () => relabelImport(report, { ...labels, level: to }, level),
      };
    });
  return (
    <Select
      size="xs"
      maw="28rem"
      label={`Class names${where} come from the folders on`}
      value={String(level)}
      allowDeselect={false}
      data={levels.map((names, i) => ({
        value: String(i),
        label: `Level ${i + 1}: ${listed(names)}`,
      }))}
      onChange={(value) => value !== null && void take(Number(value))}
    />
  );
}
