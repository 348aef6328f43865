import type { TensorInfo } from '@tensorflow/tfjs';
import type { FusedBlock, FusedUnit } from '../ops/fusedBottlenecks';
import { depthwiseSource } from './blockDepthwise';
import { pointwiseSource } from './blockPointwise';
import { EIGHT, layoutOf, toTensor, type Blocks } from './blocks';
import { stemSource } from './blockStem';
import type { WebglDevice } from './device';

type Shape = Blocks['layout']['shape'];

/** A unit over the network's input, which is tfjs's, or over what the unit before it made. */
function runUnit(
  device: WebglDevice,
  unit: FusedUnit,
  x: { tensor: TensorInfo; blocks: Blocks | null },
  weights: { filter: TensorInfo; bias: TensorInfo },
  entry: Blocks | null,
): Blocks {
  const { stride, outputs } = unit;
  const [batch, height, width, inputs] = x.blocks?.layout.shape ?? (x.tensor.shape as Shape);
  const shape: Shape = [batch, height / stride, width / stride, outputs];
  const to = layoutOf(shape, device.maximumSide);
  const relu6 = unit.relu !== null;
  // A depthwise filter has its channels in rows of their own until it is a matrix.
  const matrix = { ...weights.filter, shape: [9, outputs] };
  const filters = device.packed(unit.kind === 'depthwise' ? matrix : weights.filter);
  const bias = device.packed(weights.bias);
  const packed = x.blocks ? null : device.packed(x.tensor);
  let source: string;
  if (packed) source = stemSource(to, packed.width, { relu6 });
  else if (unit.kind === 'conv') source = pointwiseSource(to, inputs, { relu6, adds: !!entry });
  else source = depthwiseSource(to, x.blocks!.layout, { stride, relu6 });
  const layers = device.borrow(to.width, to.height);
  device.drawLayers(layers, EIGHT.length, {
    source,
    inputs: {
      x: packed ?? x.blocks!.layers,
      filters,
      bias,
      ...(entry && { entry: entry.layers }),
    },
    width: to.width,
    height: to.height,
  });
  [filters, bias, packed].forEach((texture) => texture?.release());
  return { layers, layout: to };
}

/** The plan over x [n, height, width, 3]; `weights` has a filter and a bias for each unit. */
export function fusedBottlenecks(
  device: WebglDevice,
  x: TensorInfo,
  plan: FusedBlock[],
  weights: { filter: TensorInfo; bias: TensorInfo }[],
): TensorInfo {
  let y: Blocks | null = null;
  let next = 0;
  for (const { units, add } of plan) {
    const entry: Blocks | null = y;
    for (const unit of units) {
      const added = add && unit === units.at(-1) ? entry : null;
      const made = runUnit(device, unit, { tensor: x, blocks: y }, weights[next++]!, added);
      if (y && y !== entry) device.giveBack(y.layers);
      y = made;
    }
    if (entry) device.giveBack(entry.layers);
  }
  const output = toTensor(device, y!);
  device.giveBack(y!.layers);
  return output;
}
