/** What the exported page runs: convolutions of one image, forward only. */
export { conv, pointwise } from './conv';
export { depthwiseForward } from './depthwiseForward';
