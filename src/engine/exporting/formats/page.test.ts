import * as tf from '@tensorflow/tfjs';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExportedPage } from '../../../../scripts/exportedPage';
import { scoresOf } from '../../../domain/task';
import { cnnSource, filesOf, images } from '../exportedModel.fixture';
import type { ExportSource } from '../format';
import { graphForward } from '../graph/graphForward';
import { unpackGraph, type PageModel } from '../page/pageModel';
import { pageFormat } from './page';

let template: string;
let source: ExportSource;
let scores: number[][];

beforeAll(async () => {
  await tf.setBackend('cpu');
  template = await buildExportedPage();
  ({ source, scores } = await cnnSource());
}, 60_000);

async function exported(from = source): Promise<{ bytes: number; text: string }> {
  const files = await filesOf(
    pageFormat(async () => template),
    from,
  );
  expect(files.map(({ path }) => path)).toEqual(['page.html']);
  const { bytes } = files[0]!;
  return { bytes: bytes.length, text: new TextDecoder().decode(bytes) };
}

/** The text of the data element with this id. */
const dataOf = (page: string, id: string): string =>
  new RegExp(`<script id="${id}" type="[a-z/]+">([^<]*)</script>`).exec(page)![1]!;
const modelOf = (page: string) => JSON.parse(dataOf(page, 'model')) as PageModel;

/** What the network that is in the page gives for the images. */
async function scoresIn(page: string): Promise<number[][]> {
  const graph = unpackGraph(modelOf(page), dataOf(page, 'weights'));
  const rows = await (graphForward(graph).run(images()) as tf.Tensor2D).array();
  return rows.map(scoresOf);
}

describe('the page format', () => {
  it('holds the metadata and the network, whose scores are within 0.05', async () => {
    const { bytes, text } = await exported();
    const { name, classes, threshold, inputSize, metrics } = source.metadata;
    expect(modelOf(text)).toMatchObject({
      ...{ name, classes, threshold, inputSize },
      tested: { accuracy: metrics!.testAccuracy, images: metrics!.testImages },
    });
    expect(modelOf(text).minConfidence).toBeUndefined();
    const careful = { ...source, metadata: { ...source.metadata, minConfidence: 0.8 } };
    expect(modelOf((await exported(careful)).text).minConfidence).toBe(0.8);
    const apart = (await scoresIn(text)).map(([p], row) => Math.abs(p! - scores[row]![0]!));
    expect(Math.max(...apart)).toBeLessThan(0.05);
    expect(Math.max(...apart)).toBeGreaterThan(0);
    const estimate = pageFormat(async () => template).byteLength(source.parameters)!;
    expect(Math.abs(bytes / estimate - 1)).toBeLessThan(0.02);
  });

  it('measures before the download the scores that the page gives', async () => {
    const forward = await pageFormat(async () => template).approximate!(await source.network());
    const rows = await (forward.run(images()) as tf.Tensor2D).array();
    expect(rows.map(scoresOf)).toEqual(await scoresIn((await exported()).text));
  });

  it('gives back class names that look like HTML or a replacement pattern, and ends no element early', async () => {
    const classes = ['</script><script>alert(1)</script>', "$& $' <!-- model -->"];
    const metadata = { ...source.metadata, name: '<b>"M"</b>', classes };
    const { text } = await exported({ ...source, metadata });
    expect(modelOf(text)).toMatchObject({ name: metadata.name, classes });
    const count = (page: string) => page.split('</script>').length;
    expect(count(text)).toBe(count(template) + 2);
  });

  it('runs only its own script and style, and can connect to nothing', () => {
    const contentOf = (tag: RegExp) => tag.exec(template)![1]!;
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    const policy = contentOf(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
    const script = contentOf(/<script type="module">([^]*?)<\/script>/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash(script)}' 'wasm-unsafe-eval'`);
    expect(policy).toContain(`style-src 'sha256-${hash(contentOf(/<style>([^]*?)<\/style>/))}'`);
    expect(policy).not.toMatch(/'unsafe-|connect-src|\*/);
    expect(template).not.toMatch(/(src|href)="(?!data:,")/);
  });

  it('refuses weights that are too large for float16, naming the operation', async () => {
    const { topology, weights } = await source.network();
    const [first, ...rest] = weights;
    const [name, { shape, values }] = first!;
    const large = new Map([[name, { shape, values: values.map(() => 1e6) }] as const, ...rest]);
    const network = async () => ({ topology, weights: large });
    await expect(exported({ ...source, network })).rejects.toThrow(/The weights \S+ hold values/);
  });
});
