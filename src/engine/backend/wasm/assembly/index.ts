/** Everything the calling side may run. No globals and no runtime: all state is in the jobs. */
export { averagePool, averagePoolGradient } from './averagePool';
export { normApply, normGradient, normSums } from './batchNorm';
export { bottleneck, expandAndFilter } from './bottleneck';
export { product } from './product';
export { conv, packPanels, packTurned, pointwise } from './conv';
export { filterGradient, sumParts } from './filterGradient';
export { adam, dropout } from './pointwise';
export { adamUpdates, movingAverages } from './weights';
export { dense, denseBackward, denseFilter } from './dense';
export { depthwiseFilter, depthwiseInput } from './depthwise';
export { unitDepthwise, unitDepthwiseInput } from './unitDepthwise';
export { unitDepthwiseFilter } from './unitDepthwiseFilter';
export { unitFilter } from './unitFilter';
export { packBackward, packForward, unitProduct } from './unitProduct';
export { warp } from './warp';
export { winograd } from './winograd';
export { packWinograd } from './winogradPanels';
export { winogradFilter } from './winogradFilter';
