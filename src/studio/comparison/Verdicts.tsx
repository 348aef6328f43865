import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconEqual, IconHelp, type Icon } from '@tabler/icons-react';
import type { ComparisonVerdict } from '../../domain/evaluation/verdict';
import type { Column } from './columns';
import type { RefusedPair } from './pairs';
import type { PairTest } from './pairTests';

const KIND_STYLES: Record<ComparisonVerdict['kind'], { icon: Icon; colour: string }> = {
  real: { icon: IconCheck, colour: 'teal' },
  tie: { icon: IconEqual, colour: 'gray' },
  'maybe-chance': { icon: IconHelp, colour: 'yellow' },
  'too-few': { icon: IconHelp, colour: 'yellow' },
  'no-images': { icon: IconHelp, colour: 'gray' },
};

const probability = (p: number): string => (p < 1e-4 ? 'below 0.0001' : p.toFixed(4));

const REFUSALS: Record<RefusedPair<Column>['reason'], string> = {
  'different-images': 'they were not evaluated on the same test images',
  'different-classes': 'they have different classes',
};

interface VerdictsProps {
  tests: PairTest[];
  refused: RefusedPair<Column>[];
}

/** McNemar's test, one line per pair; and which runs have no partner to be tested against. */
export function Verdicts({ tests, refused }: VerdictsProps) {
  return (
    <Stack gap="sm" role="list">
      {tests.map(({ second, kind, sentence, test, adjusted }) => {
        const { icon: KindIcon, colour } = KIND_STYLES[kind];
        return (
          <Group key={second.run.id} role="listitem" wrap="nowrap" align="flex-start" gap="sm">
            <ThemeIcon variant="light" color={colour} radius="xl" mt={2}>
              <KindIcon size={18} aria-hidden />
            </ThemeIcon>
            <div>
              <Text>{sentence}</Text>
              <Text size="xs" c="dimmed">
                McNemar’s exact test, two-sided: p {probability(test.p)}, mid-p{' '}
                {probability(test.midP)}
                {tests.length > 1 &&
                  `; adjusted for ${tests.length} comparisons (Holm): p ${probability(adjusted)}`}
              </Text>
            </div>
          </Group>
        );
      })}
      {refused.map(({ first, second, reason }) => (
        <Text key={second.run.id} role="listitem">
          {first.run.name} and {second.run.name}: no significance test, since {REFUSALS[reason]}.
        </Text>
      ))}
    </Stack>
  );
}
