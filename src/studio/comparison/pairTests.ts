import { pairedCounts } from '../../domain/evaluation/pairing';
import {
  holm,
  mcnemarExact,
  pairedDifference,
  type McNemar,
  type PairedDifference,
} from '../../domain/evaluation/statistics';
import { verdict, type ComparisonVerdict } from '../../domain/evaluation/verdict';
import type { Column } from './columns';
import type { ComparedPair } from './pairs';

/** Two runs compared image by image. */
export interface PairTest extends ComparisonVerdict {
  first: Column;
  second: Column;
  /** Of their accuracies, second minus first. */
  difference: PairedDifference;
  test: McNemar;
  /** The p-value adjusted by Holm's method; the same where there is one pair. */
  adjusted: number;
}

/** McNemar's test of each pair. With several pairs, the p-values are adjusted. */
export function testPairs(compared: readonly ComparedPair<Column>[]): PairTest[] {
  const pairs = compared.map(({ first, second, predictions }) => {
    const counts = pairedCounts(...predictions, [first.run.threshold, second.run.threshold]);
    return { first, second, counts, test: mcnemarExact(counts.onlyFirst, counts.onlySecond) };
  });
  const adjusted = holm(pairs.map(({ test }) => test.p));
  return pairs.map(({ first, second, counts, test }, i) => ({
    ...{ first, second, test, difference: pairedDifference(counts), adjusted: adjusted[i]! },
    ...verdict([first.run.name, second.run.name], counts, {
      p: adjusted[i]!,
      comparisons: pairs.length,
    }),
  }));
}

/** The runs whose predictions can be compared image by image: those tested with the first that has a partner. */
export function sharingTestImages(
  columns: readonly Column[],
  tests: readonly PairTest[],
): Column[] {
  const first = tests[0]?.first;
  const partners = tests.filter((pair) => pair.first === first).map(({ second }) => second);
  return columns.filter((column) => column === first || partners.includes(column));
}
