import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { similarPairSearch } from '../../../../client/quality';
import type { ClassLabel } from '../../../../domain/dataset/dataset';
import type { SimilarPair } from '../../../../domain/issues/similarPairs';
import { t } from '../../../../texts/t';
import { EmptyState } from '../../../components/EmptyState';
import { AnalysisView } from '../AnalysisView';
import { PairList } from './PairList';

/** Images that may be one image twice, where that misleads, to be decided pair by pair. */
export function SimilarPairs({ classes }: { classes: readonly ClassLabel[] }) {
  return (
    <AnalysisView
      analysis={similarPairSearch}
      icon={IconCopy}
      title="dataset.quality.pairs.title"
      help="dataset.quality.pairs.help"
      work="dataset.quality.pairs.analysis"
    >
      {(pairs) => <Pairs pairs={pairs} classes={classes} />}
    </AnalysisView>
  );
}

interface PairsProps {
  pairs: readonly SimilarPair[];
  classes: readonly ClassLabel[];
}

function Pairs({ pairs, classes }: PairsProps) {
  return (
    <Stack>
      <Group justify="space-between">
        <Text role="status" fw={600}>
          {t('dataset.quality.pairs.found', { count: pairs.length })}
        </Text>
        <Button size="xs" variant="default" onClick={() => void similarPairSearch.start()}>
          {t('dataset.quality.again')}
        </Button>
      </Group>
      {pairs.length === 0 ? (
        <EmptyState icon={IconCheck} title={t('dataset.quality.pairs.none')}>
          {t('dataset.quality.pairs.noneHelp')}
        </EmptyState>
      ) : (
        <PairList pairs={pairs} classes={classes} />
      )}
    </Stack>
  );
}
