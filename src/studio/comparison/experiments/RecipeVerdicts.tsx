import { Box, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconHelp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RecipeComparison, RecipeVerdict } from '../../../domain/experiment/comparison';
import { outlookQuestion } from '../../../domain/experiment/outlookQuestion';
import { LEVEL } from '../../../domain/experiment/recipeTests';
import { say, t } from '../../../texts/t';
import { decimal, points } from '../../components/format';
import { HelpButton } from '../../components/help/HelpButton';
import type { HelpTopic } from '../../components/help/pictures';
import shared from '../comparison.module.css';
import { Outlook } from './Outlook';
import type { ExperimentResult } from '../../components/experiments/results';

const TOPICS: Record<RecipeVerdict['test'], HelpTopic> = {
  'corrected-resampled-t': 'correctedT',
  'combined-5x2cv-F': 'fiveByTwo',
  'paired-t-seeds': 'seedsTest',
};

/** The least that four decimals can say. */
const LEAST = 1e-4;

function probability(p: number | null): string {
  if (p === null) return t('experiments.verdict.notComputable');
  return p < LEAST ? t('experiments.verdict.below', { least: decimal(LEAST, 4) }) : decimal(p, 4);
}

function statistic({ test, statistic: value, df }: RecipeVerdict): string {
  if (value === null) return t('experiments.verdict.noStatistic');
  const values = { df: df.join(', '), value: decimal(value, 2) };
  return test === 'combined-5x2cv-F'
    ? t('experiments.verdict.f', values)
    : t('experiments.verdict.t', values);
}

function testLine(verdict: RecipeVerdict, pairs: number): string {
  const values = {
    test: t(`experiments.verdict.tests.${verdict.test}`),
    statistic: statistic(verdict),
    p: probability(verdict.p),
  };
  return pairs === 1 || verdict.p === null
    ? t('experiments.verdict.testing', values)
    : t('experiments.verdict.adjusted', { ...values, pairs, adjusted: probability(verdict.pHolm) });
}

function Interval({ verdict }: { verdict: RecipeVerdict }) {
  const { interval, p } = verdict;
  if (interval)
    return t('experiments.verdict.interval', {
      low: points(interval.low),
      high: points(interval.high),
    });
  return p === null
    ? t('experiments.verdict.noInterval')
    : `${t('experiments.verdict.noInterval')}. ${t('experiments.verdict.emptyInterval')}`;
}

interface VerdictProps {
  verdict: RecipeVerdict;
  pairs: number;
  /** What would probably decide, where this is undecided. */
  outlook?: ReactNode;
}

function Verdict({ verdict, pairs, outlook }: VerdictProps) {
  const isDecided = verdict.pHolm !== null && verdict.pHolm < LEVEL;
  const KindIcon = isDecided ? IconCheck : IconHelp;
  return (
    <Group role="listitem" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon variant="light" color={isDecided ? 'done' : 'warning'} radius="xl" mt="5xs">
        <KindIcon size={18} aria-hidden />
      </ThemeIcon>
      <Box maw="44rem">
        <Group gap="xs" align="baseline">
          <Text fw={600} component="span" className={shared.delta}>
            {t('experiments.verdict.difference', { difference: points(verdict.difference) })}
          </Text>
          <Text size="sm" c="dimmed" component="span">
            {t('experiments.verdict.against', { a: verdict.a, b: verdict.b })} ·{' '}
            <Interval verdict={verdict} />
          </Text>
        </Group>
        <Text>{say(verdict.sentence)}</Text>
        <Group gap="4xs" wrap="nowrap" align="center">
          <Text size="xs" c="dimmed">
            {testLine(verdict, pairs)}
          </Text>
          <HelpButton topic={TOPICS[verdict.test]} />
        </Group>
        {outlook}
      </Box>
    </Group>
  );
}

interface RecipeVerdictsProps {
  comparison: RecipeComparison;
  results: readonly ExperimentResult[];
}

/** Every pair of configurations tested, the decided ones marked; undecided: what would probably decide. */
export function RecipeVerdicts({ comparison, results }: RecipeVerdictsProps) {
  const byName = (name: string) => results.find(({ experiment }) => experiment.name === name)!;
  return (
    <Stack gap="md" role="list">
      {comparison.verdicts.map((verdict) => {
        const [first, second] = [byName(verdict.a), byName(verdict.b)];
        const question = outlookQuestion(first, second, verdict, comparison.verdicts.length);
        return (
          <Verdict
            key={`${verdict.a} ${verdict.b}`}
            verdict={verdict}
            pairs={comparison.verdicts.length}
            outlook={question && <Outlook question={question} />}
          />
        );
      })}
    </Stack>
  );
}
