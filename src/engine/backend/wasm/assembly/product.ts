/** 1×1 convolutions by panels, in tasks of some pixels and some of the outputs. */
import { ProductJob } from './job';
import { panels } from './tiles';

/** Eight outputs of each pixel: the bias and what is added to it. */
function begin(bias: usize, residual: usize, to: usize, ldc: usize, pixels: i32): void {
  const b0 = v128.load(bias), b1 = v128.load(bias, 16);
  for (; pixels > 0; pixels--, to += ldc, residual += ldc) {
    v128.store(to, f32x4.add(b0, v128.load(residual)));
    v128.store(to, f32x4.add(b1, v128.load(residual, 16)), 16);
  }
}

/** Tasks [from, until): image by image, chunk of pixels by chunk, part of the outputs by part. */
export function product(address: usize, from: i32, until: i32, scratch: usize): void {
  const job = changetype<ProductJob>(address);
  const ldc = <usize>job.outChannels << 2;
  const parts = (job.outChannels / 8 + job.part - 1) / job.part;
  const chunks = (job.pixels + job.chunk - 1) / job.chunk;
  const channels = job.groups * job.group;
  const lda = <usize>job.group << 2;
  for (let task = from; task < until; task++) {
    const image = task / parts / chunks;
    const first = (task / parts % chunks) * job.chunk;
    const rows = min(job.chunk, job.pixels - first);
    const c = (task % parts) * job.part * 8;
    const end = min(job.outChannels, c + job.part * 8);
    const source = job.source + ((<usize>(image * job.pixels) * channels) << 2) + <usize>first * lda;
    const outAt = <usize>(image * job.pixels + first) * ldc;
    const at = <usize>c << 2, bias = job.bias + at;
    const to = job.target + outAt + at;
    if (job.residual)
      for (let o: usize = 0; o < <usize>(end - c) << 2; o += 32)
        begin(bias + o, job.residual + outAt + at + o, to + o, ldc, rows);
    panels(
      source, lda, job.groups, <usize>job.pixels * lda, job.group, job.panels + at * channels,
      <usize>channels << 5, job.residual ? to : bias, job.residual ? ldc : 0, job.lo, job.hi,
      to, 32, ldc, rows, (end - c) >> 3,
    );
  }
}
