/** What Vega exports of vega-scenegraph, and its types leave out. */
import 'vega';

declare module 'vega' {
  /** A text mark, of which only the functions here read anything. */
  type TextItem = Readonly<Record<string, unknown>>;
  /** Its CSS font. */
  export function font(item: TextItem): string;
  /** `width`: of the text in pixels. */
  export const textMetrics: { width(item: TextItem, text: string): number };
}
