/**
 * A ranking with overlapping groups, the compact letter display: two recipes that share a letter
 * are not significantly different (Piepho, Journal of Computational and Graphical Statistics 13, 2004).
 */

/** A set of recipes, by index, no two of which are told apart. */
type Column = ReadonlySet<number>;

const isSubset = (a: Column, b: Column): boolean => [...a].every((item) => b.has(item));

/** The columns that no other column contains. */
const absorb = (columns: readonly Column[]): Column[] =>
  columns.filter(
    (column, i) =>
      !columns.some(
        (other, j) => i !== j && isSubset(column, other) && (other.size > column.size || j < i),
      ),
  );

/** 'a' to 'z', then 'aa'. */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/**
 * The letters of each recipe, in the order given; 'a' has the best.
 * @param means one a recipe; higher is better
 * @param differ whether two recipes, by index, are significantly different
 */
export function compactLetters(
  means: readonly number[],
  differ: (a: number, b: number) => boolean,
): string[] {
  const ranked = means.map((_, index) => index).sort((a, b) => means[b]! - means[a]! || a - b);
  let columns: Column[] = [new Set(ranked)];
  ranked.forEach((a, place) => {
    for (const b of ranked.slice(place + 1)) {
      if (!differ(a, b)) continue;
      columns = absorb(
        columns.flatMap((column) =>
          column.has(a) && column.has(b)
            ? [a, b].map((left) => new Set([...column].filter((item) => item !== left)))
            : [column],
        ),
      );
    }
  });
  const best = (column: Column): number => ranked.findIndex((item) => column.has(item));
  const last = (column: Column): number =>
    ranked.length - [...ranked].reverse().findIndex((item) => column.has(item));
  const ordered = [...columns].sort((a, b) => best(a) - best(b) || last(a) - last(b));
  return means.map((_, index) =>
    ordered.flatMap((column, i) => (column.has(index) ? [letter(i)] : [])).join(''),
  );
}
