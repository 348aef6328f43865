import { Select, Text } from '@mantine/core';
import type { FolderLabels, ImportReport } from '../../../domain/dataset/dataset';
import { relabelImport } from '../../../client/importSession';
import { t } from '../../../texts/t';
import { showProblem, undoable } from '../undo';
import { someOf } from './someOf';

const FEW = 4;

const listed = (names: string[]): string => someOf(names, FEW);

/** Shows which level of folders named the classes of a drop or a zip, and lets the user choose another. */
export function FolderLevel({ report, labels }: { report: ImportReport; labels: FolderLabels }) {
  const { root, levels, level } = labels;
  if (levels.length === 1) {
    return (
      <Text size="sm" c="dimmed">
        {root
          ? t('dataset.incoming.levels.fromRoot', { root, names: listed(levels[0]!) })
          : t('dataset.incoming.levels.from', { names: listed(levels[0]!) })}
      </Text>
    );
  }
  const take = async (to: number) => {
    try {
      await relabelImport(report, labels, to);
    } catch (error) {
      showProblem(error);
      return;
    }
    const { began, ended } = report;
    await undoable(async () => ({ kind: 'level', root, from: level, to, began, ended }));
  };
  return (
    <Select
      size="xs"
      maw="28rem"
      label={
        root
          ? t('dataset.incoming.levels.chooseRoot', { root })
          : t('dataset.incoming.levels.choose')
      }
      value={String(level)}
      allowDeselect={false}
      data={levels.map((names, i) => ({
        value: String(i),
        label: t('dataset.incoming.levels.level', { level: i + 1, names: listed(names) }),
      }))}
      onChange={(value) => value !== null && void take(Number(value))}
    />
  );
}
