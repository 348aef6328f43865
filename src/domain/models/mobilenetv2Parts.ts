/** MobileNetV2 as a diagram: where the features are taken, and what is fine-tuned. */
import type { NetworkPart } from './definition';
import { message } from '../../texts/message';

/** Where the network can be cut: Keras's layer names, deepest first, and the output there at 224 px. */
export const FEATURE_LAYERS = [
  { value: 'out_relu', label: message('models.featureLayer.whole'), block: 17 },
  {
    value: 'block_16_expand_relu',
    label: message('models.featureLayer.expanded', { block: 16 }),
    block: 16,
  },
  {
    value: 'block_14_depthwise_relu',
    label: message('models.featureLayer.depthwise', { block: 14 }),
    block: 14,
  },
  {
    value: 'block_13_expand_relu',
    label: message('models.featureLayer.expanded', { block: 13 }),
    block: 13,
  },
  {
    value: 'block_10_expand_relu',
    label: message('models.featureLayer.expanded', { block: 10 }),
    block: 10,
  },
  {
    value: 'block_6_expand_relu',
    label: message('models.featureLayer.expanded', { block: 6 }),
    block: 6,
  },
];

type Part = Omit<NetworkPart, 'state'>;

const SCALES = [2, 4, 4, 8, 8, 8, 16, 16, 16, 16, 16, 16, 16, 32, 32, 32, 32];

/** The network from input to output. Picking the stem or block 0 means everything. */
export const PARTS: Part[] = [
  { id: 'stem', label: message('models.parts.stem'), scale: 1 / 2, from: 'all' },
  ...SCALES.map((divisor, i) => ({
    id: `block_${i}`,
    label: message('models.parts.block', { block: i }),
    scale: 1 / divisor,
    from: i === 0 ? null : `block_${i}`,
  })),
  { id: 'last', label: message('models.parts.last'), scale: 1 / 32, from: null },
  { id: 'head', label: message('models.parts.head'), scale: 0, from: 'none' },
];

const indexOf = (id: string): number => PARTS.findIndex((part) => part.id === id);
const HEAD = PARTS.length - 1;

/** Index of the last part that the features pass through. */
export function lastUsed(featureLayer: string): number {
  const cut = FEATURE_LAYERS.find(({ value }) => value === featureLayer)?.block;
  const named = /^block_(\d+)_/.exec(featureLayer)?.[1];
  const block = cut ?? (named === undefined ? 17 : Number(named));
  return block >= 17 ? indexOf('last') : indexOf(`block_${block}`);
}

type PartState = NetworkPart['state'];

/** What each part does under these choices. The head always learns. */
export function partStates(from: string, featureLayer: string): PartState[] {
  const last = lastUsed(featureLayer);
  const first = from === 'none' ? HEAD : from === 'all' ? 0 : indexOf(from);
  return PARTS.map((_, i) => {
    if (i === HEAD) return 'trainable';
    if (i > last) return 'unused';
    return i >= first ? 'trainable' : 'frozen';
  });
}

/** The places that fine-tuning can begin at, deepest last: parts that are used and can be picked. */
export const pickable = (featureLayer: string): Part[] =>
  PARTS.filter(({ from }, i) => from !== null && (i === HEAD || i <= lastUsed(featureLayer)));

/** The same choice where it can be made, or the nearest one before the cut. */
export function withinCut(from: string, featureLayer: string): string {
  if (from === 'none' || from === 'all') return from;
  const last = lastUsed(featureLayer);
  return indexOf(from) <= last ? from : (PARTS[last]!.from ?? 'all');
}

/** Every part with what it does under these choices; only parts that are used can be picked. */
export function partsOf({
  featureLayer,
  fineTune,
}: {
  featureLayer: string;
  fineTune: { from: string };
}): NetworkPart[] {
  const states = partStates(fineTune.from, featureLayer);
  const choices = new Set(pickable(featureLayer));
  return PARTS.map((part, i) => ({
    ...part,
    from: choices.has(part) ? part.from : null,
    state: states[i]!,
  }));
}
