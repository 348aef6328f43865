import type { Split } from '../dataset/dataset';
import type { LayerRow } from './summary';

/** How many images each split has. */
export type SplitCounts = Record<Split, number>;

const MULTIPLYING = ['Conv2D', 'DepthwiseConv2D', 'Dense'];

/** Multiply-adds of these layers for one image: each weight is used once per output position. */
export const multiplyAdds = (layers: readonly LayerRow[]): number =>
  layers
    .filter(({ type }) => MULTIPLYING.includes(type))
    .reduce((sum, { params, outputShape }) => {
      const positions = outputShape.slice(0, -1).reduce((product, side) => product * side, 1);
      return sum + params * positions;
    }, 0);
