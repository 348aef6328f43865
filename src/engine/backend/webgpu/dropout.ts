import type { TensorInfo } from '@tensorflow/tfjs';
import {
  webgpu_util,
  type WebGPUBackend,
  type WebGPUProgram,
} from '@tensorflow/tfjs-backend-webgpu';
import { dropoutScale, dropoutThreshold } from '../ops/dropoutHash';

const WORKGROUP: [number, number, number] = [64, 1, 1];

/** dropoutHash in WGSL, whose unsigned arithmetic wraps. */
const SOURCE = `
fn main(index : i32) {
  if (index < uniforms.size) {
    var h = u32(index) * 0x9e3779b1u + bitcast<u32>(uniforms.seed);
    h = (h ^ (h >> 16u)) * 0x7feb352du;
    h = (h ^ (h >> 15u)) * 0x846ca68bu;
    h = h ^ (h >> 16u);
    let factor = select(0.0, uniforms.scale, h >= bitcast<u32>(uniforms.threshold));
    setOutputAtIndex(index, x[index] * factor);
  }
}`;

/** SeededDropout (ops/seededDropout.ts) of `x`, float32 of any shape. */
export function dropout(
  backend: WebGPUBackend,
  x: TensorInfo,
  rate: number,
  seed: number,
): TensorInfo {
  const dispatchLayout = webgpu_util.flatDispatchLayout(x.shape);
  const program: WebGPUProgram = {
    variableNames: ['x'],
    outputShape: x.shape,
    shaderKey: 'seededDropout',
    dispatchLayout,
    dispatch: webgpu_util.computeDispatch(dispatchLayout, x.shape, WORKGROUP),
    workgroupSize: WORKGROUP,
    size: true,
    uniforms: 'seed : i32, threshold : i32, scale : f32,',
    getUserCode: () => SOURCE,
  };
  return backend.runWebGPUProgram(program, [x], 'float32', [
    { type: 'int32', data: [seed | 0] },
    { type: 'int32', data: [dropoutThreshold(rate) | 0] },
    { type: 'float32', data: [dropoutScale(rate)] },
  ]);
}
