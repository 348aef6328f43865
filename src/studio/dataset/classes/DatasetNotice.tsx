import { Stack, Text } from '@mantine/core';
import { IconPhotoExclamation } from '@tabler/icons-react';
import type { ClassLabel } from '../../../domain/dataset/dataset';
import { datasetProblem } from '../../../domain/dataset/snapshot';
import { alikeClasses } from '../../../storage/alikeClasses';
import type { PartCounts } from '../../../storage/images';
import { say, t } from '../../../texts/t';
import { Notice } from '../Notice';
import { useImagesQuery } from '../useImagesQuery';
import { total } from './balance';

interface DatasetNoticeProps {
  classes: readonly ClassLabel[];
  counts: Record<string, PartCounts>;
}

/** Why no run can use the images as they are, and what to do: said here, not only where a run is started. */
export function DatasetNotice({ classes, counts }: DatasetNoticeProps) {
  const alike = useImagesQuery('alike', alikeClasses) ?? [];
  const problem = datasetProblem(counts, classes);
  const causes = classes.filter(({ id }) => alike.includes(id));
  if (!problem) return null;
  return (
    <Notice
      color="warning"
      icon={<IconPhotoExclamation aria-hidden />}
      title={t('dataset.classes.notice.title')}
    >
      <Stack gap="3xs">
        <Text size="sm">{say(problem)}</Text>
        {causes.map(({ id, name }) => (
          <Text key={id} size="sm">
            {t('dataset.classes.notice.alike', { name, count: total(counts[id]) })}
          </Text>
        ))}
      </Stack>
    </Notice>
  );
}
