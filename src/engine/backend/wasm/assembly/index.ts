/** Everything the calling side may run. No globals and no runtime: all state is in the jobs. */
export { normApply, normGradient, normSums } from './batchNorm';
export { bottleneck } from './bottleneck';
export { conv, packPanels, packTurned, pointwise } from './conv';
export { filterGradient, sumParts } from './filterGradient';
export { adam, dropout } from './pointwise';
export { dense, denseBackward, denseFilter } from './dense';
export { depthwiseFilter, depthwiseInput } from './depthwise';
export { warp } from './warp';
