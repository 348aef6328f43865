/** The parts of Vega in use, in one file so that they load as one module, and only for figures. */
import { font, textMetrics } from 'vega';

export { parse, View } from 'vega';
export { expressionInterpreter } from 'vega-interpreter';
export { compile } from 'vega-lite';

// Vega looks for a canvas in the document, which a worker has not, and would guess the width of
// text far too large. Node has neither: in unit tests it guesses.
const context = 'OffscreenCanvas' in globalThis ? new OffscreenCanvas(1, 1).getContext('2d') : null;
if (context) {
  textMetrics.width = (item, text) => {
    context.font = font(item);
    return context.measureText(text).width;
  };
}
