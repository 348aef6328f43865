import type { ProjectCounts } from '../../domain/project/manifest';
import { t } from '../../texts/t';
import { formatList } from '../components/format';

/** "24 images, 2 classes and 3 runs"; "nothing". */
export function describeCounts(counts: ProjectCounts): string {
  const kinds = Object.keys(counts) as (keyof ProjectCounts)[];
  const some = kinds.filter((kind) => counts[kind] > 0);
  if (some.length === 0) return t('project.open.nothing');
  return formatList(some.map((kind) => t(`project.counts.${kind}`, { count: counts[kind] })));
}
