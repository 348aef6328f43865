import { changeset, parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import { expect, it } from 'vitest';
import { RUN_HUES } from '../../palette';
import { accuracyPoints, accuracySpec, type AccuracyData } from './accuracySpec';
import { DATA_NAME, fileFormat } from './chartSpec';

const dot = (accuracy: number) => ({ accuracy, values: [`${accuracy}`] });

const names = { name: 'Red "a"', englishName: 'CNN "a"' };

/** Two experiments of the same name; the second has two repeats, and neither interval nor mean. */
const data: AccuracyData = {
  rows: [
    {
      ...{ ...names, lines: [[dot(0.92), dot(0.96)]] },
      ...{ interval: { low: 0.5, high: 0.99 }, mean: 0.94 },
    },
    {
      ...{ ...names, lines: [[dot(0.91)], [dot(0.93)]] },
      ...{ interval: null, mean: null },
    },
  ],
  ...{ lowest: 0.91, shown: ['Accuracy'] },
};

/** Drawn as the page draws it: with interpreted expressions. */
async function svgOf(drawn: AccuracyData): Promise<string> {
  const spec = accuracySpec(drawn, fileFormat('Test accuracy', 720, 200));
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'none' });
  await view
    .change(
      DATA_NAME,
      changeset()
        .remove(() => true)
        .insert(accuracyPoints(drawn, 'light')),
    )
    .runAsync();
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

const count = (svg: string, part: string | RegExp): number => svg.split(part).length - 1;

it('draws a named row for each, in its hue: dots, interval and mean', async () => {
  const svg = await svgOf(data);
  expect(svg).toContain('Test accuracy');
  expect(count(svg, '>CNN "a"</text>')).toBe(2);
  const [first, second] = RUN_HUES.light;
  expect(count(svg, new RegExp(`aria-roledescription="point"[^>]*fill="${first}"`))).toBe(2);
  expect(count(svg, new RegExp(`aria-roledescription="point"[^>]*fill="${second}"`))).toBe(2);
  expect(count(svg, new RegExp(`aria-roledescription="rect mark"[^>]*fill="${first}"`))).toBe(1);
  expect(count(svg, new RegExp(`stroke="${first}" stroke-width="3"`))).toBe(1);
  expect(count(svg, new RegExp(`stroke="${second}" stroke-width="3"`))).toBe(0);
});

it('shows the values of a dot beside the pointer, under the name of its row', async () => {
  expect(await svgOf(data)).toContain('title: Red &quot;a&quot;; Accuracy: 0.92');
});

it('writes halves of a percent where the axis has them', async () => {
  expect(await svgOf(data)).toContain('>92%</text>');
  expect(await svgOf({ ...data, lowest: 0.99 })).toContain('>99.5%</text>');
});
