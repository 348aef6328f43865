import { Anchor, Box, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconEqual, IconHelp, type Icon } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ComparisonVerdict } from '../../domain/evaluation/verdict';
import { say, t, type TextKey } from '../../texts/t';
import { decimal } from '../components/format';
import { Rich } from '../components/Rich';
import type { Column } from './columns';
import type { RefusedPair } from './pairs';
import type { PairTest } from './pairTests';

const KIND_STYLES: Record<ComparisonVerdict['kind'], { icon: Icon; colour: string }> = {
  real: { icon: IconCheck, colour: 'done' },
  tie: { icon: IconEqual, colour: 'gray' },
  'maybe-chance': { icon: IconHelp, colour: 'warning' },
  'too-few': { icon: IconHelp, colour: 'warning' },
  'no-images': { icon: IconHelp, colour: 'gray' },
};

/** The least that four decimals can say. */
const LEAST = 1e-4;

const probability = (p: number): string =>
  p < LEAST
    ? t('comparison.results.significance.below', { least: decimal(LEAST, 4) })
    : decimal(p, 4);

const REFUSALS = {
  'different-images': 'comparison.results.significance.differentImages',
  'different-classes': 'comparison.results.significance.differentClasses',
} as const satisfies Record<RefusedPair<Column>['reason'], TextKey>;

/** The p-values of a test; adjusted where there are several. */
function pValues({ test, adjusted }: PairTest, tests: number): string {
  const values = { p: probability(test.p), midP: probability(test.midP) };
  return tests === 1
    ? t('comparison.results.significance.exact', values)
    : t('comparison.results.significance.adjusted', {
        ...values,
        tests,
        adjusted: probability(adjusted),
      });
}

interface VerdictsProps {
  tests: PairTest[];
  refused: RefusedPair<Column>[];
}

/** McNemar's test, one line per pair; and which runs have no partner to be tested against. */
export function Verdicts({ tests, refused }: VerdictsProps) {
  return (
    <Stack gap="sm">
      <Stack gap="sm" role="list">
        {tests.map((pair) => {
          const { second, kind, sentence } = pair;
          const { icon: KindIcon, colour } = KIND_STYLES[kind];
          return (
            <Group key={second.run.id} role="listitem" wrap="nowrap" align="flex-start" gap="sm">
              <ThemeIcon variant="light" color={colour} radius="xl" mt="5xs">
                <KindIcon size={18} aria-hidden />
              </ThemeIcon>
              {/* Not as wide as the page: a notification, bottom right, leaves it free. */}
              <Box maw="36rem">
                <Text>{say(sentence)}</Text>
                <Text size="xs" c="dimmed">
                  {pValues(pair, tests.length)}
                </Text>
              </Box>
            </Group>
          );
        })}
        {refused.map(({ first, second, reason }) => (
          <Text key={second.run.id} role="listitem">
            {t(REFUSALS[reason], { first: say(first.run.name), second: say(second.run.name) })}
          </Text>
        ))}
      </Stack>
      {tests.length > 0 && (
        <Text size="xs" c="dimmed" maw="36rem">
          <Rich
            text="comparison.results.significance.scope"
            parts={{ train: <Anchor component={Link} href="/train" size="xs" /> }}
          />
        </Text>
      )}
    </Stack>
  );
}
