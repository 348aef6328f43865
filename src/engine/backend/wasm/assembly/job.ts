/**
 * The arguments of the kernels, as the calling side writes them: one 4-byte field after
 * another (job.ts on that side has the same order). Addresses are byte offsets in the
 * memory shared with tfjs; tensors are float32, NHWC.
 */
@unmanaged
export class ConvJob {
  /** [n, height, width, channels], or pooled to half of that when `winners` is set. */
  source: usize;
  /** Zero, or the activation whose positive elements let the gradient in `source` through. */
  gate: usize;
  /** Zero, or which of each 2 × 2 window `source` belongs to (0–3; 4: to none), one byte each. */
  winners: usize;
  /** Filter panels of eight output channels: [outChannels / 8][kh × kw × channels][8]. */
  panels: usize;
  /** outChannels floats, padded to a multiple of eight. */
  bias: usize;
  target: usize;
  /** Zero, or where a 2 × 2 max-pool's winners go: then `target` gets the pooled rows. */
  pooled: usize;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  lo: f32;
  hi: f32;
  /** What the source is multiplied by as it is read. */
  scale: f32;
}

/** A 3×3 convolution by Winograd's transform; panels are as packWinograd writes them. */
@unmanaged
export class WinogradJob {
  /** These are as ConvJob has them. */
  source: usize;
  gate: usize;
  winners: usize;
  panels: usize;
  bias: usize;
  target: usize;
  pooled: usize;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  padTop: i32;
  padLeft: i32;
  /** Tiles of 4 × 4 outputs that cover an image, and how many of their rows are a strip. */
  tilesDown: i32;
  tilesAcross: i32;
  stripRows: i32;
  lo: f32;
  hi: f32;
  scale: f32;
}

/** A filter gradient: `input` as ConvJob's source, `gradient` of the output, with its gates. */
@unmanaged
export class FilterJob {
  input: usize;
  gradient: usize;
  gate: usize;
  winners: usize;
  /** `parts` sums of [kh × kw × channels + 1 (bias)][outChannels padded to eight], zeroed here. */
  parts: usize;
  partCount: i32;
  images: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  scale: f32;
}

/** The same sums as FilterJob's, of a 3×3 convolution by Winograd's transform; tiles as WinogradJob has them. */
@unmanaged
export class WinogradFilterJob {
  input: usize;
  gradient: usize;
  gate: usize;
  winners: usize;
  parts: usize;
  partCount: i32;
  images: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  padTop: i32;
  padLeft: i32;
  tilesDown: i32;
  tilesAcross: i32;
  stripRows: i32;
  scale: f32;
}

/** Either gradient of a 3×3 depthwise convolution. */
@unmanaged
export class DepthwiseJob {
  /** Of the output: [images, outHeight, outWidth, channels]. */
  gradient: usize;
  /** The filter, [3, 3, channels], for the input's gradient; the input for the filter's. */
  other: usize;
  target: usize;
  images: i32;
  height: i32;
  width: i32;
  channels: i32;
  outHeight: i32;
  outWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
}

/** An inverted residual block; channels are multiples of eight, but for the source's. */
@unmanaged
export class BottleneckJob {
  /** [n, sourceHeight, sourceWidth, channels]. */
  source: usize;
  target: usize;
  /** Panels and bias of the expansion, or of the stem in its place. */
  expand: usize;
  expandBias: usize;
  /** Panels: [wide / 8][9][8]. */
  filters: usize;
  filterBias: usize;
  /** Panels and bias; without panels the depthwise output is the target. */
  project: usize;
  projectBias: usize;
  /** Whether the source is added to the output. */
  adds: i32;
  /** What comes before the depthwise convolution: 0 nothing, 1 the expansion, 3 the stem. */
  kernel: i32;
  sourceHeight: i32;
  sourceWidth: i32;
  channels: i32;
  stemPadTop: i32;
  stemPadLeft: i32;
  /** Scratch for the stem's input rows. */
  stemBytes: usize;
  /** The depthwise convolution's input. */
  height: i32;
  width: i32;
  wide: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  /** Output rows of a strip. */
  rows: i32;
  /** Depthwise channels that are projected at once, or a task's. */
  group: i32;
}

/** A 1×1 convolution by panels. */
@unmanaged
export class ProductJob {
  /** [images][groups][pixels][group]. */
  source: usize;
  panels: usize;
  bias: usize;
  /** Zero, or what is added to the output. */
  residual: usize;
  /** [images, pixels, outChannels]. */
  target: usize;
  pixels: i32;
  groups: i32;
  group: i32;
  outChannels: i32;
  /** A task's pixels, and its panels. */
  chunk: i32;
  part: i32;
  lo: f32;
  hi: f32;
}
