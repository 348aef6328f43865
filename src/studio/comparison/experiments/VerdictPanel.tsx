import { Group, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { compareRecipes } from '../../../domain/experiment/comparison';
import { summarise } from '../../../domain/experiment/summary';
import { t } from '../../../texts/t';
import { StripPlot } from '../../components/experiments/StripPlot';
import shared from '../comparison.module.css';
import { Ranking } from './Ranking';
import { RecipeVerdicts } from './RecipeVerdicts';
import type { ExperimentResult } from '../../components/experiments/results';

/**
 * Every run as a dot, and whether the configurations differ.
 * @param results of comparable experiments, the opened one first; each has a finished run
 */
export function VerdictPanel({ results }: { results: readonly ExperimentResult[] }) {
  const experiments = useMemo(() => results.map(({ experiment }) => experiment), [results]);
  const comparison = useMemo(() => compareRecipes(experiments), [experiments]);
  const rows = results.map(({ id, experiment, englishName }) => ({
    ...experiment,
    ...{ id, englishName },
    summary: summarise(experiment),
  }));
  return (
    <section className={shared.panel} aria-labelledby="accuracy">
      <Title order={3} size="h4" id="accuracy">
        {t('experiments.page.accuracy.title')}
      </Title>
      <StripPlot rows={rows} kind={experiments[0]!.plan.kind} />
      {results.length > 1 ? (
        <Stack gap="md">
          <Group gap="4xs">
            <Title order={3} size="h4">
              {t('experiments.verdict.title')}
            </Title>
          </Group>
          {comparison.letters && results.length > 2 && (
            <Ranking experiments={experiments} letters={comparison.letters} />
          )}
          <RecipeVerdicts comparison={comparison} results={results} />
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {t('experiments.verdict.alone')}
        </Text>
      )}
    </section>
  );
}
