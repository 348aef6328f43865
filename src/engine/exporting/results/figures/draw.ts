import type { ExportedFile } from '../../../protocol/exporting';
import { textFile } from '../../files';
import { message, StudioError } from '../../../../texts/message';
import type { Figure } from './figure';

/** Pixels of a PNG for each unit of its SVG. */
const SCALE = 2;

/** A figure that is laid out, to be written. Vega is loaded when the first one is asked for. */
async function layOut(spec: Figure) {
  const { compile, expressionInterpreter, parse, View } = await import('./vega');
  // Expressions are interpreted: the Content-Security-Policy forbids compiling them.
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  return new View(runtime, { expr: expressionInterpreter, renderer: 'none' });
}

type FigureView = Awaited<ReturnType<typeof layOut>>;

/** A figure as SVG. */
export const svgOf = async (figure: Figure): Promise<string> =>
  await (await layOut(figure)).toSVG();

/** The same as a PNG. Vega draws it on a canvas, since a worker cannot decode an SVG. */
async function pngOf(view: FigureView, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const [width, height] = ['width', 'height'].map((side) =>
    Math.ceil(Number(new RegExp(` ${side}="([\\d.]+)"`).exec(svg)?.[1]) * SCALE),
  );
  const canvas = new OffscreenCanvas(width!, height!);
  const context = canvas.getContext('2d');
  if (!context) throw new StudioError(message('exporting.noCanvas'));
  await view.toCanvas(SCALE, { externalContext: context });
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A figure as `path`.svg and `path`.png. */
export async function* figureFiles(
  path: string,
  figure: Figure,
): AsyncGenerator<ExportedFile, void> {
  const view = await layOut(figure);
  const svg = await view.toSVG();
  yield textFile(`${path}.svg`, svg);
  yield { path: `${path}.png`, bytes: await pngOf(view, svg) };
}
