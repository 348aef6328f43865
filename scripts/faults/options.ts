import { asTyped } from '../studio/help';
import { parseArguments, UsageError } from '../studio/usage';
import { kinds } from './kinds';

const names = kinds.map(({ name }) => name);

export const USAGE = `faults [--count N] [--seed S] [--kind K]
  --count N   how many faults (default: 200)
  --seed S    decides what, when and where; the same seed gives the same faults (default: 1)
  --kind K    one of ${names.join(', ')}; given again, another; default: all of them
  --only N    the N-th of them alone, to look into one that did not hold; N-M: from the N-th to the M-th
  --table     write the result into the table of docs/reliability.md`;

export interface FaultOptions {
  count: number;
  seed: number;
  /** Names of kinds. */
  kinds: string[];
  /** The first and the last to inject, from 1. */
  only: { first: number; last: number };
  writesTable: boolean;
}

function whole(text: string | undefined, name: string, fallback: number): number {
  const value = Number(text ?? fallback);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new UsageError(`${name} is a whole number from 1 on, not "${text}".`);
}

function range(text: string | undefined, count: number): FaultOptions['only'] {
  if (text === undefined) return { first: 1, last: count };
  const [first, last = first, ...others] = text.split('-');
  if (others.length > 0) throw new UsageError(`--only is N or N-M, not "${text}".`);
  return { first: whole(first, '--only', 1), last: whole(last, '--only', 1) };
}

/** Throws a UsageError. */
export function parseOptions(argv: string[]): FaultOptions {
  const { values, positionals } = parseArguments(argv, {
    count: { type: 'string' },
    seed: { type: 'string' },
    kind: { type: 'string', multiple: true },
    only: { type: 'string' },
    table: { type: 'boolean' },
  });
  if (positionals.length > 0)
    throw new UsageError(`What is "${positionals[0]}"?\n${asTyped(USAGE)}`);
  const unknown = values.kind?.find((kind) => !names.includes(kind));
  if (unknown !== undefined) {
    throw new UsageError(`--kind is one of ${names.join(', ')}, not "${unknown}".`);
  }
  const count = whole(values.count, '--count', 200);
  return {
    count,
    seed: whole(values.seed, '--seed', 1),
    kinds: values.kind ?? names,
    only: range(values.only, count),
    writesTable: values.table ?? false,
  };
}
