/**
 * Pillow's `Image.resize((w, h), Image.BILINEAR)`, bit for bit: a separable
 * triangle filter whose support grows with the reduction, so that shrinking
 * averages instead of skipping pixels. Browsers' own scaling differs between
 * browsers and versions; a model's scores must not. First across each row, then
 * down each column, rounded to bytes in between, in 22-bit fixed point.
 */
const PRECISION = 22;
const HALF = 1 << (PRECISION - 1);

/** For each output position: where its inputs start, how many, and their weights. */
interface Weights {
  starts: Int32Array;
  counts: Int32Array;
  /** Output position i's weights begin at i * stride. */
  values: Int32Array;
  stride: number;
}

export function triangleWeights(from: number, to: number): Weights {
  const scale = from / to;
  const support = Math.max(scale, 1);
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(to);
  const counts = new Int32Array(to);
  const values = new Int32Array(to * stride);
  const row = new Float64Array(stride);
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * scale;
    const start = Math.max(Math.trunc(center - support + 0.5), 0);
    const count = Math.min(Math.trunc(center + support + 0.5), from) - start;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      row[k] = Math.max(0, 1 - Math.abs((k + start - center + 0.5) / support));
      sum += row[k]!;
    }
    for (let k = 0; k < count; k++) {
      values[i * stride + k] = Math.trunc(0.5 + (row[k]! / sum) * (1 << PRECISION));
    }
    starts[i] = start;
    counts[i] = count;
  }
  return { starts, counts, values, stride };
}

/** Shrinks or stretches an image that arrives a strip of rows at a time, so that it is never in memory whole. */
export class Resizer {
  private readonly across: Weights;
  /** The image at its final width and original height, RGB. */
  private readonly narrow: Uint8Array;
  private rows = 0;

  /** All in pixels. */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly toWidth: number,
    private readonly toHeight: number,
  ) {
    this.across = triangleWeights(width, toWidth);
    this.narrow = new Uint8Array(toWidth * height * 3);
  }

  /** The next rows from the top: RGBA bytes, whole rows; alpha is ignored. */
  push(rgba: Uint8Array | Uint8ClampedArray): void {
    const { starts, counts, values, stride } = this.across;
    const { width, toWidth, narrow } = this;
    const rows = rgba.length / (width * 4);
    let out = this.rows * toWidth * 3;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < toWidth; x++) {
        let red = HALF;
        let green = HALF;
        let blue = HALF;
        let at = (y * width + starts[x]!) * 4;
        const end = x * stride + counts[x]!;
        for (let k = x * stride; k < end; k++, at += 4) {
          const weight = values[k]!;
          red += rgba[at]! * weight;
          green += rgba[at + 1]! * weight;
          blue += rgba[at + 2]! * weight;
        }
        narrow[out++] = red >> PRECISION;
        narrow[out++] = green >> PRECISION;
        narrow[out++] = blue >> PRECISION;
      }
    }
    this.rows += rows;
  }

  /** The resized image: RGB bytes, [toHeight, toWidth, 3]. Every row must have been pushed. */
  finish(): Uint8Array<ArrayBuffer> {
    if (this.rows !== this.height) {
      throw new Error(`The picture has ${this.height} rows, and ${this.rows} were given.`);
    }
    const { starts, counts, values, stride } = triangleWeights(this.height, this.toHeight);
    const { narrow, toHeight } = this;
    const rowBytes = this.toWidth * 3;
    const result = new Uint8Array(rowBytes * toHeight);
    const sums = new Int32Array(rowBytes);
    for (let y = 0; y < toHeight; y++) {
      sums.fill(HALF);
      for (let k = 0; k < counts[y]!; k++) {
        const weight = values[y * stride + k]!;
        const from = (starts[y]! + k) * rowBytes;
        for (let i = 0; i < rowBytes; i++) sums[i]! += narrow[from + i]! * weight;
      }
      const to = y * rowBytes;
      for (let i = 0; i < rowBytes; i++) result[to + i] = sums[i]! >> PRECISION;
    }
    return result;
  }
}

/** Resize RGBA bytes in one go, to RGB bytes [toHeight, toWidth, 3]. */
export function resize(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Uint8Array<ArrayBuffer> {
  const resizer = new Resizer(width, height, toWidth, toHeight);
  resizer.push(rgba);
  return resizer.finish();
}
