/** Bands around lines: the range between several runs. tfjs-vis draws lines only. */

/** As many places as the line has values; null draws nothing there. */
export interface Band {
  low: (number | null)[];
  high: (number | null)[];
}

/** A line that may have a band. */
interface Banded {
  colour: string;
  band?: Band;
}

/** What a point of the chart has beside its values: the ends of each line's band, at a place of the lines. */
export const boundsAt = (lines: readonly Banded[], place: number): Record<string, number> =>
  Object.fromEntries(
    lines.flatMap(({ band }, i) =>
      band
        ? [
            [`low${i}`, band.low[place] ?? NaN],
            [`high${i}`, band.high[place] ?? NaN],
          ]
        : [],
    ),
  );

/** @param scales of the lines' y axis */
export const bandLayers = (lines: readonly Banded[], scales: readonly object[]) =>
  lines.flatMap(({ band, colour }, i) =>
    band
      ? [
          {
            mark: { type: 'area' as const, clip: true, opacity: 0.2, color: colour },
            encoding: {
              y: { field: `low${i}`, type: 'quantitative' as const, title: null, ...scales[i] },
              y2: { field: `high${i}` },
            },
          },
        ]
      : [],
  );
