/**
 * Bytes become floats in place: the `count` bytes lie in the last quarter of the `count` floats
 * at `to`, so that the floats, written from the beginning, never reach a byte before it is read.
 */
export function bytesToFloats(to: usize, count: i32): void {
  let from = to + 3 * <usize>count;
  let i = 0;
  for (; i + 16 <= count; i += 16) {
    const bytes = v128.load(from);
    const low = i16x8.extend_low_i8x16_u(bytes), high = i16x8.extend_high_i8x16_u(bytes);
    v128.store(to, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)));
    v128.store(to, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(to, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(to, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high)), 48);
    from += 16; to += 64;
  }
  for (; i < count; i++) {
    const byte = load<u8>(from);
    store<f32>(to, <f32>byte);
    from++; to += 4;
  }
}
