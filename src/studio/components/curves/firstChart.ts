/**
 * Draws a line that nobody sees. The first chart takes twice as long as the next ones, most of it
 * while the browser reads Vega's code: once a run trains, that would hold up the page.
 */
import { release } from '../charts/vegaView';
import { drawLines } from './lineChart';

const element = document.createElement('div');
await drawLines(element, [{ name: '', values: [0, 1] }], {
  width: 100,
  height: 100,
  domain: [0, 1],
  finish: {
    lines: [{ name: '', colour: 'black', dashed: false, faint: false, isPoint: false }],
    ...{ pointsPerEpoch: 1, boundaries: [], log: false, format: { scheme: 'light' } },
  },
});
release(element);
