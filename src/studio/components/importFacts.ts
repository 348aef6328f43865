import type { ImportReport } from '../../domain/dataset/dataset';
import { t } from '../../texts/t';
import { duration } from './format';

/** One line on how the import went. */
export function importHeadline(report: ImportReport): string {
  const imported = t('dataset.incoming.report.imported', { count: report.imported });
  if (report.imported === 0) {
    return report.alreadyIn > 0
      ? t('dataset.incoming.report.allKnown')
      : t('dataset.incoming.report.none');
  }
  return report.cancelled ? t('dataset.incoming.report.beforeStop', { imported }) : imported;
}

/** How many files were inspected and what became of them, in how long. */
export function importDetails(report: ImportReport): string {
  const { files, alreadyIn, rejected, nearDuplicateGroups, seconds } = report;
  return [
    t('dataset.incoming.report.inspected', { count: files }),
    alreadyIn > 0 && t('dataset.incoming.report.known', { count: alreadyIn }),
    rejected > 0 && t('dataset.incoming.report.skipped', { count: rejected }),
    nearDuplicateGroups > 0 && t('dataset.incoming.report.groups', { count: nearDuplicateGroups }),
    duration(seconds),
  ]
    .filter(Boolean)
    .join(' · ');
}
