import { message, StudioError } from '../../../texts/message';
import { publicUrl } from '../../publicUrl';
import { textFile } from '../files';
import type { ExportFormat } from '../format';
import { graphForward } from '../graph/graphForward';
import { inferenceGraph } from '../graph/inferenceGraph';
import { fillPage } from '../page/fillPage';
import { packGraph, unpackGraph } from '../page/pageModel';

/** Where the build writes the page without a model (scripts/exportedPage.ts). */
const TEMPLATE = 'generated/page.html';

/** About how many bytes the page has without a model. */
const TEMPLATE_BYTES = 40_000;

async function fetchTemplate(): Promise<string> {
  const response = await fetch(publicUrl(TEMPLATE)).catch(() => null);
  if (!response?.ok) {
    throw new StudioError(message('exporting.pageNotLoaded'));
  }
  return await response.text();
}

/** The format over a page without a model, which `readTemplate` gives. */
export const pageFormat = (readTemplate: () => Promise<string>): ExportFormat => ({
  id: 'page',
  title: message('exporting.formats.page.title'),
  extension: 'html',
  opens: message('exporting.formats.page.opens'),
  verified: message('exporting.formats.page.verified'),
  needs: [],
  usage: () => [
    {
      title: message('exporting.formats.usage.nothing'),
      language: 'sh',
      code: `# Double-click page.html. Images work everywhere, the camera where the browser
# gives it to a file. On localhost or https the camera works too:
python -m http.server      # then open http://localhost:8000/page.html`,
    },
  ],
  approximate: async (network) => {
    const graph = inferenceGraph(network);
    const { operations, weights } = packGraph(graph);
    return graphForward(unpackGraph({ inputSize: graph.inputSize, operations }, weights));
  },
  // Two bytes a weight, of which base64 makes a third more.
  byteLength: (parameters) => TEMPLATE_BYTES + Math.ceil((parameters * 2 * 4) / 3),
  async *write({ network, metadata }, _, signal) {
    const template = await readTemplate();
    const graph = inferenceGraph(await network());
    signal.throwIfAborted();
    yield textFile('page.html', fillPage(template, graph, metadata));
  },
});

/** One HTML file with the model and a program that runs it, for people without any. */
export const page = pageFormat(fetchTemplate);
