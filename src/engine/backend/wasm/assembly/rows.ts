/** Reading one row of images into scratch memory, padded, scaled, gated or unpooled. */

// @ts-ignore: decorator
@inline
export function roundUp8(n: i32): i32 {
  return (n + 7) & ~7;
}

function copyScaled(to: usize, from: usize, floats: i32, scale: f32): void {
  if (scale == 1) {
    memory.copy(to, from, <usize>floats << 2);
    return;
  }
  const factor = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= floats; i += 4, to += 16, from += 16)
    v128.store(to, f32x4.mul(v128.load(from), factor));
  for (; i < floats; i++, to += 4, from += 4) store<f32>(to, load<f32>(from) * scale);
}

/** Zero where the activation is not positive: ReLU's gradient. */
function copyGated(to: usize, from: usize, gate: usize, floats: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= floats; i += 4, to += 16, from += 16, gate += 16)
    v128.store(to, v128.and(v128.load(from), f32x4.gt(v128.load(gate), zero)));
  for (; i < floats; i++, to += 4, from += 4, gate += 4)
    store<f32>(to, load<f32>(gate) > 0 ? load<f32>(from) : 0);
}

/**
 * Row `y` of the gradient before a 2 × 2 max-pool: each pooled value at its winner, zero
 * elsewhere. `from` and `winners` are at the pooled row; channels are a multiple of four.
 */
function unpool(to: usize, from: usize, winners: usize, y: i32, width: i32, channels: i32): void {
  const left = i32x4.splat((y & 1) << 1);
  const right = i32x4.splat(((y & 1) << 1) | 1);
  const bytes = <usize>channels << 2;
  for (let x = 0; x < width >> 1; x++) {
    for (let c = 0; c < channels; c += 4) {
      const value = v128.load(from);
      const winner = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(winners)));
      v128.store(to, v128.and(value, i32x4.eq(winner, left)));
      v128.store(to + bytes, v128.and(value, i32x4.eq(winner, right)));
      to += 16; from += 16; winners += 4;
    }
    to += bytes;
  }
  // An odd last column is in no window.
  if (width & 1) memory.fill(to, 0, bytes);
}

/**
 * Row `y` of the given image of [n, height, width, channels] into `to`, with `before` and
 * `after` pixels of zeros around it; all zeros when y is outside.
 */
export function readRow(
  to: usize, source: usize, gate: usize, winners: usize, scale: f32,
  image: i32, y: i32, height: i32, width: i32, channels: i32, before: i32, after: i32,
): void {
  const pixel = <usize>channels << 2;
  const pooledRows = height >> 1;
  if (y < 0 || y >= height || (winners && y >> 1 >= pooledRows)) {
    memory.fill(to, 0, <usize>(before + width + after) * pixel);
    return;
  }
  memory.fill(to, 0, <usize>before * pixel);
  to += <usize>before * pixel;
  if (winners) {
    const at = <usize>((image * pooledRows + (y >> 1)) * (width >> 1)) * channels;
    unpool(to, source + (at << 2), winners + at, y, width, channels);
  } else {
    const at = (<usize>((image * height + y) * width) * channels) << 2;
    if (gate) copyGated(to, source + at, gate + at, width * channels);
    else copyScaled(to, source + at, width * channels, scale);
  }
  memory.fill(to + <usize>width * pixel, 0, <usize>after * pixel);
}
