import type { ModelMetadata } from '../../../domain/run/savedModel';
import type { Graph } from '../graph/graph';
import { MODEL_ELEMENT, packGraph, WEIGHTS_ELEMENT, type PageModel } from './pageModel';

/** Where the page without a model has room for one (src/exportedPage/index.html). */
export const PLACE = '<!-- model -->';

/** Data in a page, which no script runs. `<` cannot occur in base64, and is escaped in JSON. */
const block = (id: string, type: string, text: string): string =>
  `<script id="${id}" type="${type}">${text.replaceAll('<', '\\u003c')}</script>`;

/** The page with a model in it. Throws an Error with a message for the user. */
export function fillPage(template: string, graph: Graph, metadata: ModelMetadata): string {
  const { name, classes, threshold, minConfidence, metrics } = metadata;
  const { operations, weights } = packGraph(graph);
  const model: PageModel = {
    ...{ name, classes, threshold, inputSize: graph.inputSize, operations },
    ...(minConfidence !== undefined && { minConfidence }),
    tested: metrics && { accuracy: metrics.testAccuracy, images: metrics.testImages },
  };
  const blocks = [
    block(MODEL_ELEMENT, 'application/json', JSON.stringify(model)),
    block(WEIGHTS_ELEMENT, 'text/plain', weights),
  ];
  // A function, since `$` in a replacement text has a meaning.
  return template.replace(PLACE, () => blocks.join('\n'));
}
