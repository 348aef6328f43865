import { expressionInterpreter } from 'vega-interpreter';
import { changeset, parse, View } from 'vega';
import { compile } from 'vega-lite';
import { afterEach, expect, it } from 'vitest';
import { switchTexts } from '../../../texts/t';
import { DATA_NAME } from '../charts/chartSpec';
import { completeSpec, pointsOf, type ChartFinish, type LineChartSpec } from './spec';

/** As tfjs-vis writes the spec of one line. */
const written: LineChartSpec = {
  ...{ width: 300, height: 200, encoding: { x: { title: 'epoch' } } },
  data: { values: [NaN, 0.9, 0.5, 0.4].map((y, x) => ({ x, a: y })) },
  layer: [{ encoding: { y: { field: 'a', title: 'loss' } } }],
};

const finishFor = (format: ChartFinish['format']): ChartFinish => ({
  lines: [{ name: 'loss', colour: '#123456', dashed: false, faint: false, isPoint: false }],
  ...{ pointsPerEpoch: 1, boundaries: [2], log: false, format },
});

async function svgOf(finish: ChartFinish): Promise<string> {
  const runtime = parse(compile(completeSpec(written, finish)).spec, undefined, { ast: true });
  const view = new View(runtime, { expr: expressionInterpreter, renderer: 'none' });
  const points = pointsOf(written, finish);
  await view
    .change(
      DATA_NAME,
      changeset()
        .remove(() => true)
        .insert(points),
    )
    .runAsync();
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

afterEach(() => switchTexts('en'));

it('draws a dotted line and the name of fine-tuning once, where it begins', async () => {
  const svg = await svgOf(finishFor({ scheme: 'light' }));
  expect(svg.match(/>fine-tuning</g)).toHaveLength(1);
  expect(svg.match(/stroke-dasharray="2,3"/g)).toHaveLength(1);
});

it('is worded in the page’s language on the page, and in English in a file', async () => {
  await switchTexts('es');
  const page = await svgOf(finishFor({ scheme: 'light' }));
  expect(page).toContain('>ajuste fino<');
  expect(page).toContain('>0,2<');
  const file = await svgOf(finishFor({ scheme: 'light', fileTitle: 'Loss' }));
  expect(file).toContain('>fine-tuning<');
  expect(file).toContain('>0.2<');
  expect(file).not.toMatch(/ajuste|época|>\d,\d/);
});
