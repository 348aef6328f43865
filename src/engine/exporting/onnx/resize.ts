import { DataType, node, tensor } from './nodes';
import type { NodeProto, TensorProto } from './onnx_pb';

/** Axes of [1, height, width, 3]. */
const AXES = { rows: 1n, columns: 2n };

/**
 * The studio's resizing (Pillow's BILINEAR: a triangle filter, bytes after each direction) of
 * `image`, uint8 [1, height, width, 3], to `output`, float32 [1, 3, size, size], as two
 * products with matrices of the filter's weights. ONNX's `Resize` would not do: OpenVINO
 * ignores its `antialias`, OpenCV cannot use it, and without rounding scores differ by 0.03.
 */
export function resizing(
  image: string,
  size: number,
  output: string,
): { nodes: NodeProto[]; constants: TensorProto[] } {
  const nodes: NodeProto[] = [];
  const add = (...[operator, inputs, name, attributes]: Parameters<typeof node>) => {
    nodes.push(node(operator, inputs, name, attributes));
    return name;
  };
  const centers = Float32Array.from({ length: size }, (_, i) => i + 0.5);
  const constants = [
    tensor('resize_half', [], Float32Array.of(0.5)),
    tensor('resize_1', [], Float32Array.of(1)),
    tensor('resize_size', [], Float32Array.of(size)),
    tensor('resize_centers', [size, 1], centers),
    tensor('resize_start', [], BigInt64Array.of(0n)),
    tensor('resize_step', [], BigInt64Array.of(1n)),
    tensor('resize_across', [1], BigInt64Array.of(1n)),
  ];

  /** [size, length]: how much of each input position every output position takes. */
  const weights = (axis: keyof typeof AXES): string => {
    const of = (what: string) => `resize_${axis}_${what}`;
    constants.push(tensor(of('axis'), [], BigInt64Array.of(AXES[axis])));
    const length = add('Gather', ['resize_shape', of('axis')], of('length'));
    const range = add('Range', ['resize_start', length, 'resize_step'], of('range'));
    const indices = add('Cast', [range], of('indices'), { to: DataType.FLOAT });
    const positions = add('Add', [indices, 'resize_half'], of('positions'));
    const from = add('Cast', [length], of('from'), { to: DataType.FLOAT });
    const scale = add('Div', [from, 'resize_size'], of('scale'));
    // The filter grows with the reduction, so that shrinking averages.
    const support = add('Max', [scale, 'resize_1'], of('support'));
    const scaled = add('Mul', ['resize_centers', scale], of('centers'));
    const offsets = add('Sub', [positions, scaled], of('offsets'));
    const distances = add('Abs', [offsets], of('distances'));
    const relative = add('Div', [distances, support], of('relative'));
    const heights = add('Sub', ['resize_1', relative], of('heights'));
    const triangle = add('Relu', [heights], of('triangle'));
    const sums = add('ReduceSum', [triangle, 'resize_across'], of('sums'), { keepdims: 1 });
    return add('Div', [triangle, sums], of('weights'));
  };
  // Half up, as the studio and Pillow; ONNX's Round takes halves to even.
  const rounded = (name: string, to: string) =>
    add('Floor', [add('Add', [name, 'resize_half'], `${name}_half`)], to);

  add('Shape', [image], 'resize_shape');
  const floats = add('Cast', [image], 'resize_floats', { to: DataType.FLOAT });
  const planes = add('Transpose', [floats], 'resize_planes', { perm: [0, 3, 1, 2] });
  const across = add('Transpose', [weights('columns')], 'resize_turned', { perm: [1, 0] });
  const narrow = add('MatMul', [planes, across], 'resize_narrow');
  const bytes = rounded(narrow, 'resize_narrow_bytes');
  const square = add('MatMul', [weights('rows'), bytes], 'resize_square');
  rounded(square, output);
  return { nodes, constants };
}
