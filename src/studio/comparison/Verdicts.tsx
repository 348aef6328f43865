import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconEqual, IconHelp, type Icon } from '@tabler/icons-react';
import { pairedCounts } from '../../domain/evaluation/pairing';
import { holm, mcnemarExact } from '../../domain/evaluation/statistics';
import { verdict, type ComparisonVerdict } from '../../domain/evaluation/verdict';
import type { Column } from './columns';

const KIND_STYLES: Record<ComparisonVerdict['kind'], { icon: Icon; colour: string }> = {
  real: { icon: IconCheck, colour: 'teal' },
  tie: { icon: IconEqual, colour: 'gray' },
  'maybe-chance': { icon: IconHelp, colour: 'yellow' },
  'too-few': { icon: IconHelp, colour: 'yellow' },
  'no-images': { icon: IconHelp, colour: 'gray' },
};

const probability = (p: number): string => (p < 1e-4 ? 'below 0.0001' : p.toFixed(4));

/** Each run against the first; with several such tests, the p-values are adjusted. */
function verdicts([first, ...others]: Column[]) {
  if (!first) return [];
  const pairs = others.map((other) => {
    const counts = pairedCounts(first.predictions, other.predictions, [
      first.run.threshold,
      other.run.threshold,
    ]);
    return { other, counts, test: mcnemarExact(counts.onlyFirst, counts.onlySecond) };
  });
  const adjusted = holm(pairs.map(({ test }) => test.p));
  return pairs.map(({ other, counts, test }, i) => ({
    id: other.run.id,
    test,
    adjusted: adjusted[i]!,
    ...verdict([first.run.name, other.run.name], counts, {
      p: adjusted[i]!,
      comparisons: pairs.length,
    }),
  }));
}

/** McNemar's test of each other run against the first, one line per pair. */
export function Verdicts({ columns }: { columns: Column[] }) {
  const pairs = verdicts(columns);
  return (
    <Stack gap="sm" role="list">
      {pairs.map(({ id, kind, sentence, test, adjusted }) => {
        const { icon: KindIcon, colour } = KIND_STYLES[kind];
        return (
          <Group key={id} role="listitem" wrap="nowrap" align="flex-start" gap="sm">
            <ThemeIcon variant="light" color={colour} radius="xl" mt={2}>
              <KindIcon size={18} aria-hidden />
            </ThemeIcon>
            <div>
              <Text size="lg">{sentence}</Text>
              <Text size="xs" c="dimmed">
                McNemar’s exact test, two-sided: p {probability(test.p)}, mid-p{' '}
                {probability(test.midP)}
                {pairs.length > 1 &&
                  `; adjusted for ${pairs.length} comparisons (Holm): p ${probability(adjusted)}`}
              </Text>
            </div>
          </Group>
        );
      })}
    </Stack>
  );
}
