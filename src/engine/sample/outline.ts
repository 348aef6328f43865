/**
 * The outline of an SVG shape, in the coordinates of its element.
 *
 * @throws Error for an element that is no shape of the drawings
 */
export function outlineOf(name: string, attributes: Record<string, string>): Path2D {
  if (name === 'path') return new Path2D(attributes['d']);
  const number = (key: string) => Number(attributes[key] ?? 0);
  const outline = new Path2D();
  if (name === 'rect') {
    const box = [number('x'), number('y'), number('width'), number('height')] as const;
    outline.roundRect(...box, number('rx'));
  } else if (name === 'circle') {
    outline.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
    outline.closePath();
  } else if (name === 'ellipse') {
    const radii = [number('rx'), number('ry')] as const;
    outline.ellipse(number('cx'), number('cy'), ...radii, 0, 0, 2 * Math.PI);
    outline.closePath();
  } else throw new Error(`A drawing has the element "${name}", which is not drawn.`);
  return outline;
}
