import type { ImageRecord } from '../../../../domain/dataset/dataset';
import type { LabelIssue } from '../../../../domain/issues/labelIssues';

/** What the user has done about an issue. */
export type Decision = 'relabelled' | 'kept' | 'removed';

/** What became of an issue since it was found; null: nothing yet. `record`: undefined for a removed image. */
export function decisionOf(
  { classId }: Pick<LabelIssue, 'classId'>,
  record: Pick<ImageRecord, 'classId' | 'confirmedClassId'> | undefined,
): Decision | null {
  if (!record) return 'removed';
  if (record.classId !== classId) return 'relabelled';
  return record.confirmedClassId === classId ? 'kept' : null;
}
