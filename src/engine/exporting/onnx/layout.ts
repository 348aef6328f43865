/** [height, width, inputs, outputs] → [outputs, inputs, height, width], as ONNX's Conv takes it. */
export function outputsFirst(
  kernel: Float32Array,
  [height, width, inputs, outputs]: readonly [number, number, number, number],
): Float32Array {
  const area = height * width;
  const turned = new Float32Array(kernel.length);
  let from = 0;
  for (let at = 0; at < area; at++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) turned[(o * inputs + i) * area + at] = kernel[from++]!;
    }
  }
  return turned;
}
