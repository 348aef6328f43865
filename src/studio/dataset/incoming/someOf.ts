import { t } from '../../../texts/t';

/** A few names of many: "a, b, c and 12 more". */
export function someOf(names: readonly string[], few: number): string {
  const shown = names.slice(0, few).join(', ');
  const left = names.length - few;
  return left > 0 ? t('dataset.incoming.andMore', { names: shown, count: left }) : shown;
}
