import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconCheck, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { labelIssueSearch } from '../../../../client/quality';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { LabelIssue } from '../../../../domain/issues/labelIssues';
import { t } from '../../../../texts/t';
import { EmptyState } from '../../../components/EmptyState';
import { AnalysisView } from '../AnalysisView';
import { IssueList } from './IssueList';

/** Labels that are probably wrong, to be decided one by one. */
export function LabelIssues({ classes }: { classes: readonly ClassLabel[] }) {
  return (
    <AnalysisView
      analysis={labelIssueSearch}
      icon={IconTag}
      title="dataset.quality.issues.title"
      help="dataset.quality.issues.help"
      work="dataset.quality.issues.analysis"
    >
      {(ranking) => <Ranking ranking={ranking} classes={classes} />}
    </AnalysisView>
  );
}

interface RankingProps {
  ranking: readonly LabelIssue[];
  classes: readonly ClassLabel[];
}

function Ranking({ ranking, classes }: RankingProps) {
  const [showsAll, setShowsAll] = useState(false);
  const marked = ranking.filter(({ isIssue }) => isIssue);
  const shown = showsAll ? ranking : marked;
  return (
    <Stack>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {t('dataset.quality.issues.found', { count: marked.length, total: ranking.length })}
        </Text>
        <Group>
          <Switch
            label={t('dataset.quality.issues.showAll')}
            checked={showsAll}
            onChange={(event) => setShowsAll(event.currentTarget.checked)}
          />
          <Button size="xs" variant="default" onClick={() => void labelIssueSearch.start()}>
            {t('dataset.quality.again')}
          </Button>
        </Group>
      </Group>
      {shown.length === 0 ? (
        <EmptyState icon={IconCheck} title={t('dataset.quality.issues.none')}>
          {t('dataset.quality.issues.noneHelp')}
        </EmptyState>
      ) : (
        <IssueList key={String(showsAll)} issues={shown} classes={classes} />
      )}
    </Stack>
  );
}
