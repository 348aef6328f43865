/**
 * Draws the SVG of a drawing on a canvas. A browser draws SVG in a page only, one document a
 * drawing; this draws in a worker. It knows what the drawings have, and refuses anything else.
 */
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { outlineOf } from './outline';
import { CANVAS } from './svg';
import { transformOf } from './transform';

type Canvas = OffscreenCanvasRenderingContext2D;
type Attributes = Record<string, string>;
type Fills = Map<string, XmlElement>;

/** What an element passes to those in it. */
interface Inherited {
  fill: string;
  rule: CanvasFillRule;
}

/** They change nothing of a drawing: a mask of the whole picture, and what has a name only. */
const IGNORED = ['metadata', 'mask', 'defs'];

const elementsOf = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => child instanceof XmlElement);

const withId = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...withId(child, name),
  ]);

/** A pattern as it repeats on the canvas, drawn at about the canvas's own resolution. */
function patternFill(canvas: Canvas, pattern: XmlElement, fills: Fills): CanvasPattern {
  const { width, patternTransform } = pattern.attributes as Attributes;
  const side = Number(width);
  const { a, b } = canvas.getTransform();
  const pixels = Math.max(1, Math.ceil(side * Math.hypot(a, b)));
  const tile = contextOf(pixels);
  tile.scale(pixels / side, pixels / side);
  paintAll(tile, pattern, { fill: '#000', rule: 'nonzero' }, fills);
  const fill = canvas.createPattern(tile.canvas, 'repeat')!;
  fill.setTransform(transformOf(patternTransform).scale(side / pixels));
  return fill;
}

function contextOf(side: number): Canvas {
  const canvas = new OffscreenCanvas(side, side);
  // Without the hint a browser may draw on the GPU, and each GPU draws edges in its own way.
  return canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
}

function paintShape(canvas: Canvas, element: XmlElement, { fill, rule }: Inherited, fills: Fills) {
  const attributes = element.attributes as Attributes;
  const outline = outlineOf(element.name, attributes);
  if (fill !== 'none') {
    const pattern = fills.get(fill);
    canvas.fillStyle = pattern ? patternFill(canvas, pattern, fills) : fill;
    canvas.fill(outline, rule);
  }
  if (!attributes['stroke']) return;
  canvas.strokeStyle = attributes['stroke'];
  canvas.lineWidth = Number(attributes['stroke-width']);
  canvas.lineJoin = (attributes['stroke-linejoin'] ?? 'miter') as CanvasLineJoin;
  canvas.lineCap = (attributes['stroke-linecap'] ?? 'butt') as CanvasLineCap;
  canvas.miterLimit = 4;
  canvas.stroke(outline);
}

function paint(canvas: Canvas, element: XmlElement, inherited: Inherited, fills: Fills): void {
  if (IGNORED.includes(element.name)) return;
  const attributes = element.attributes as Attributes;
  const own: Inherited = {
    fill: attributes['fill'] ?? inherited.fill,
    rule: (attributes['fill-rule'] as CanvasFillRule | undefined) ?? inherited.rule,
  };
  canvas.save();
  const { a, b, c, d, e, f } = transformOf(attributes['transform']);
  canvas.transform(a, b, c, d, e, f);
  // Right for one shape without a line, which is what is transparent in the drawings.
  canvas.globalAlpha *= Number(attributes['opacity'] ?? 1);
  if (element.name === 'g') paintAll(canvas, element, own, fills);
  else paintShape(canvas, element, own, fills);
  canvas.restore();
}

function paintAll(canvas: Canvas, parent: XmlElement, inherited: Inherited, fills: Fills): void {
  for (const element of elementsOf(parent)) paint(canvas, element, inherited, fills);
}

/**
 * A drawing of `CANVAS` units a side as an opaque picture.
 *
 * @param side of the picture, in pixels
 * @throws Error when the SVG has an element or a transform that the drawings do not have
 */
export function paintSvg(svg: string, side: number): OffscreenCanvas {
  const { root } = parseXml(svg);
  if (!root) throw new Error('The drawing has no element.');
  const canvas = contextOf(side);
  canvas.scale(side / CANVAS, side / CANVAS);
  const fills: Fills = new Map(
    withId(root, 'pattern').map((pattern) => [`url(#${pattern.attributes['id']})`, pattern]),
  );
  paintAll(canvas, root, { fill: 'none', rule: 'nonzero' }, fills);
  return canvas.canvas;
}
