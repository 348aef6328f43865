/** A filter's points, in the order in which the products read them. */
import { filterPoints } from './winogradTransforms';

/**
 * The points of a filter [3 × 3 × channels][outChannels] in panels of eight output channels,
 * [outChannels / 8][36][channels][8]; `turned`: of the input gradient's filter, rotated by 180°
 * with its channels swapped, so that `channels` and `outChannels` are the filter's second and
 * first. Both are multiples of eight, or `channels` of four when not turned.
 */
export function packWinograd(
  filter: usize, channels: i32, outChannels: i32, turned: i32, to: usize, scratch: usize,
): void {
  const between = scratch + 288;
  const tapBytes = <usize>(channels * outChannels) << 2;
  const pointBytes = <usize>channels << 5;
  for (let o = 0; o < outChannels; o += 8, to += 35 * pointBytes)
    for (let c = 0; c < channels; c++, to += 32) {
      for (let tap: usize = 0; tap < 9; tap++) {
        const row = scratch + (tap << 5);
        if (turned) {
          let from = filter + (8 - tap) * tapBytes + (<usize>(o * channels + c) << 2);
          for (let lane: usize = 0; lane < 32; lane += 4, from += <usize>channels << 2)
            store<f32>(row + lane, load<f32>(from));
        } else memory.copy(row, filter + tap * tapBytes + (<usize>(c * outChannels + o) << 2), 32);
      }
      filterPoints(scratch, 96, between, 96, 6);
      for (let i: usize = 0; i < 6; i++)
        filterPoints(between + i * 96, 32, to + 6 * i * pointBytes, pointBytes, 2);
    }
}
