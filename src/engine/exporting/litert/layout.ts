/**
 * A kernel whose outputs are its last axis, with them as the first axis: [height, width,
 * inputs, outputs] → [outputs, height, width, inputs], and [inputs, outputs] → [outputs, inputs].
 */
export function outputsFirst<T extends Float32Array | Int8Array>(values: T, outputs: number): T {
  const inner = values.length / outputs;
  const turned = values.slice() as T;
  let from = 0;
  for (let i = 0; i < inner; i++) {
    for (let o = 0; o < outputs; o++) turned[o * inner + i] = values[from++]!;
  }
  return turned;
}
