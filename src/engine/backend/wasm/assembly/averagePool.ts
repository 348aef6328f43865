/** Global average pooling and its gradient; channels are a multiple of four. */
import { isOpen } from './simd';

@unmanaged
class AveragePoolJob {
  /** [images, pixels, channels]; in the gradient what a ReLU6 gave, or zero: no gate. */
  source: usize;
  /** [images, channels]: the means, or their gradient. */
  means: usize;
  /** The gradient of the source. */
  target: usize;
  pixels: i32;
  channels: i32;
}

/** The means of images [from, until). */
export function averagePool(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<AveragePoolJob>(address);
  const pixel = <usize>job.channels << 2;
  const count = f32x4.splat(<f32>job.pixels);
  for (let image = from; image < until; image++)
    for (let c: usize = 0; c < pixel; c += 16) {
      let at = job.source + <usize>(image * job.pixels) * pixel + c;
      let sum = f32x4.splat(0);
      for (let i = job.pixels; i > 0; i--, at += pixel) sum = f32x4.add(sum, v128.load(at));
      v128.store(job.means + <usize>image * pixel + c, f32x4.div(sum, count));
    }
}

/** The gradient of images [from, until). */
export function averagePoolGradient(address: usize, from: i32, until: i32, _scratch: usize): void {
  const job = changetype<AveragePoolJob>(address);
  const pixel = <usize>job.channels << 2;
  const count = f32x4.splat(<f32>job.pixels);
  for (let image = from; image < until; image++)
    for (let c: usize = 0; c < pixel; c += 16) {
      const share = f32x4.div(v128.load(job.means + <usize>image * pixel + c), count);
      let at = <usize>(image * job.pixels) * pixel + c;
      for (let i = job.pixels; i > 0; i--, at += pixel) {
        const open = job.source ? v128.and(share, isOpen(v128.load(job.source + at))) : share;
        v128.store(job.target + at, open);
      }
    }
}
