/**
 * The matrix of an SVG transform: a list of `translate`, `rotate`, `scale` and
 * `matrix`. In a worker
 * `DOMMatrix` does not read text.
 *
 * @throws Error for another transform
 */
export function transformOf(text = ''): DOMMatrix {
  let matrix = new DOMMatrix();
  for (const [, name, list] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const values = list!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [first = 0, second, third] = values;
    if (name === 'translate') matrix = matrix.translate(first, second ?? 0);
    else if (name === 'scale') matrix = matrix.scale(first, second ?? first);
    else if (name === 'matrix') matrix = matrix.multiply(new DOMMatrix(values));
    else if (name === 'rotate') {
      const [x, y] = [second ?? 0, third ?? 0];
      matrix = matrix.translate(x, y).rotate(first).translate(-x, -y);
    } else throw new Error(`A drawing has the transform "${name}", which is not drawn.`);
  }
  return matrix;
}
