import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconCheck, IconPhotoQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { outlierSearch } from '../../../../client/quality';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { OutlierSearch } from '../../../../engine/protocol/quality';
import { t } from '../../../../texts/t';
import { EmptyState } from '../../../components/EmptyState';
import { AnalysisView } from '../AnalysisView';
import { OutlierGallery } from './OutlierGallery';

/** Images that are far from their class, to be decided one by one. */
export function Outliers({ classes }: { classes: readonly ClassLabel[] }) {
  return (
    <AnalysisView
      analysis={outlierSearch}
      icon={IconPhotoQuestion}
      title="dataset.quality.outliers.title"
      help="dataset.quality.outliers.help"
      work="dataset.quality.outliers.analysis"
    >
      {(search) => <Found search={search} classes={classes} />}
    </AnalysisView>
  );
}

interface FoundProps {
  search: OutlierSearch;
  classes: readonly ClassLabel[];
}

function Found({ search, classes }: FoundProps) {
  const [showsAll, setShowsAll] = useState(false);
  const marked = search.outliers.filter(({ isOutlier }) => isOutlier);
  const shown = showsAll ? search.outliers : marked;
  const left = classes.filter(({ id }) => search.tooSmall.includes(id)).map(({ name }) => name);
  return (
    <Stack>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {t('dataset.quality.outliers.found', {
            count: marked.length,
            total: search.outliers.length,
          })}
        </Text>
        <Group>
          <Switch
            label={t('dataset.quality.outliers.showAll')}
            checked={showsAll}
            onChange={(event) => setShowsAll(event.currentTarget.checked)}
          />
          <Button size="xs" variant="default" onClick={() => void outlierSearch.start()}>
            {t('dataset.quality.again')}
          </Button>
        </Group>
      </Group>
      {left.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('dataset.quality.outliers.tooSmall', { names: left.join(', ') })}
        </Text>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={IconCheck} title={t('dataset.quality.outliers.none')}>
          {t('dataset.quality.outliers.noneHelp')}
        </EmptyState>
      ) : (
        <OutlierGallery key={String(showsAll)} outliers={shown} classes={classes} />
      )}
    </Stack>
  );
}
