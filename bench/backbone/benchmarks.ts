import type { Page } from '@playwright/test';
import type { Benchmark } from '../benchmark';
import type { BackboneSideName } from './main';

/** The largest difference of two features that rounding may make; the features go up to 6. */
const BOUND = 1e-4;

/** Passes of a round: about a fifth of a second or more. */
const PASSES: Record<number, number> = { 1: 20, 16: 2 };

const RIVALS: Partial<Record<BackboneSideName, string>> = {
  litert: 'LiteRT.js 2.5.3',
  onnxruntime: 'onnxruntime-web 1.30.0',
  stock: 'stock tfjs 4.22 on WASM, folded and fused, all threads',
};

/** Ours against one rival, the same float32 images up and the same pooled features back. */
function backboneAgainst(rival: keyof typeof RIVALS, batch: number, asked: number): Benchmark {
  return {
    name: `backbone-${batch}-${rival}`,
    against: RIVALS[rival]!,
    asked,
    minutes: 5,
    async prepare({ open }) {
      const page = await open('bench/backbone/index.html');
      const prepare = (side: BackboneSideName) =>
        page.evaluate(([a, b]) => window.backbone.prepare(a, b), [side, batch] as const);
      const facts = { batch, ours: await prepare('ours'), theirs: await prepare(rival) };
      const { difference, largest } = await compared(page, rival);
      const sentence = `features differ by up to ${difference.toExponential(1)} of ${largest.toFixed(1)}`;
      const round = (side: BackboneSideName) =>
        page.evaluate(([a, b]) => window.backbone.round(a, b), [side, PASSES[batch]!] as const);
      return {
        facts: { ...facts, difference, largest },
        ours: () => round('ours'),
        theirs: () => round(rival),
        check: () => ({
          facts: { sentence },
          failure: largest > 1 && difference <= BOUND ? null : sentence,
        }),
      };
    },
  };
}

const compared = (page: Page, rival: BackboneSideName) =>
  page.evaluate((name) => window.backbone.difference('ours', name), rival);

/** The ratios are those of a pass of 85 ms at batch 16, and 7 ms at batch 1, to what the rivals took when they were set. */
export const backboneBenchmarks: Benchmark[] = [
  backboneAgainst('litert', 16, 1.55),
  backboneAgainst('stock', 16, 1.65),
  backboneAgainst('onnxruntime', 16, 2.45),
  backboneAgainst('litert', 1, 1.55),
  backboneAgainst('stock', 1, 1.35),
  backboneAgainst('onnxruntime', 1, 2.1),
];
