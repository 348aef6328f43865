import { expect, it } from 'vitest';
import { cnnStepFlops, matMulFlops } from './flops';

it('counts a step of the CNN: 13.1 GFLOP at 224 px, 4.3 at 128 px', () => {
  expect(cnnStepFlops(224, 16) / 1e9).toBeCloseTo(13.1, 1);
  expect(cnnStepFlops(128, 16) / 1e9).toBeCloseTo(4.28, 2);
  expect(matMulFlops(1024)).toBe(2_147_483_648);
});
